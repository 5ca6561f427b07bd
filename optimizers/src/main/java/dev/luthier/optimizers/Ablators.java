package dev.luthier.optimizers;

import dev.luthier.ablation.AbstractAblator;
import dev.luthier.ablation.effect.Repeats;
import dev.luthier.optimizers.ablation.BackwardElimination;
import dev.luthier.optimizers.ablation.LeaveOneOut;
import dev.luthier.optimizers.ablation.LeavePairsOut;
import dev.luthier.optimizers.ablation.OnlyOneIn;

/** The built-in ablators. Each call makes a new one, for one experiment; without a word with {@link Repeats#DEFAULT}. */
public final class Ablators {
    private Ablators() {}

    /** Leave one component out: what does each add to the complete variant? Components + 1 variants. */
    public static AbstractAblator loco() {
        return loco(Repeats.DEFAULT);
    }

    /** The same with other repeats. */
    public static AbstractAblator loco(Repeats repeats) {
        return new LeaveOneOut(repeats);
    }

    /** Leave out one component and every two: which make up for each other? Of the order of components² / 2 variants. */
    public static AbstractAblator leavePairsOut() {
        return leavePairsOut(Repeats.DEFAULT);
    }

    /** The same with other repeats. */
    public static AbstractAblator leavePairsOut(Repeats repeats) {
        return new LeavePairsOut(repeats);
    }

    /** Only one component in: what does each do alone? Components + 1 variants, which must all be able to train. */
    public static AbstractAblator onlyOneIn() {
        return onlyOneIn(Repeats.DEFAULT);
    }

    /** The same with other repeats. */
    public static AbstractAblator onlyOneIn(Repeats repeats) {
        return new OnlyOneIn(repeats);
    }

    /** Greedy backward elimination: what is the least that does as well? At most components² / 2 variants. */
    public static AbstractAblator backwardElimination() {
        return backwardElimination(Repeats.DEFAULT);
    }

    /** The same with other repeats; those for the undecided do not apply. */
    public static AbstractAblator backwardElimination(Repeats repeats) {
        return new BackwardElimination(repeats);
    }
}
