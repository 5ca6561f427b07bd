package dev.luthier.optimizers.auto;

import dev.luthier.definition.Definition;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Trial;
import java.util.Arrays;
import java.util.List;

/**
 * Which method suits an experiment, by its definition and by what its first trials showed. It looks again after certain
 * numbers of ended trials and at nothing but these, so that a restarted experiment comes to the same choice. Immutable.
 */
final class Policy {
    private static final int[] LOOKS = {0, 10, 50, 200, 500, 1500};
    private static final int MANY_TRIALS = 1500;
    private static final int MANY_WITH_OBJECTIVES = 500;
    private static final int MANY_DIMENSIONS = 100;

    /** With the usual reduction by three, two rungs below the top: fewer do not pay for the promotions. */
    private static final long LEAST_RESOURCE = 9;

    /** With fewer trials, too few come to the top for its results to be compared. */
    private static final int LEAST_HALVED = 27;

    private static final String NO_RULE = "none";

    /** About what a Gaussian process takes for a suggestion after some hundred trials. */
    private static final long SUGGESTION_MILLIS = 20;

    private final Definition definition;
    private final int dimensions;

    Policy(Definition definition) {
        this.definition = definition;
        this.dimensions = definition.tasks().get(0).space().dimensions().size();
    }

    /** How many of the ended trials are looked at when there are so many. */
    static int look(int ended) {
        return Arrays.stream(LOOKS).filter(look -> look <= ended).max().orElse(0);
    }

    /** @param ended the endings that are looked at */
    Choice choose(List<Trial> ended) {
        int objectives = definition.objectives().size();
        if (objectives > 1) {
            return amongMany(objectives, ended.size());
        }
        if (isHalved()) {
            return halving();
        }
        if (dimensions > MANY_DIMENSIONS) {
            return new Choice(Method.TPE, dimensions + " parameters are too many for a Gaussian process");
        }
        if (ended.size() >= MANY_TRIALS) {
            return new Choice(Method.TPE, "more than " + MANY_TRIALS + " trials are too many for a Gaussian process");
        }
        if (definition.budget().trials() > MANY_TRIALS && isShort(ended)) {
            return new Choice(
                    Method.TPE,
                    "many trials that take " + medianMillis(ended) + " ms on " + slots(ended)
                            + " slots are over before a Gaussian process suggests the next");
        }
        return new Choice(
                Method.GAUSSIAN_PROCESS,
                dimensions + " parameters, at most " + definition.budget().trials() + " trials");
    }

    /** Whether most trials can be given a part of the resource: by nobody else, and where all that counts is the metric. */
    private boolean isHalved() {
        return definition.budget().maxResource() >= LEAST_RESOURCE
                && definition.budget().trials() >= LEAST_HALVED
                && definition.constraints().isEmpty()
                && definition.earlyStop().name().equals(NO_RULE);
    }

    private Choice halving() {
        boolean model = dimensions <= MANY_DIMENSIONS && definition.budget().trials() <= MANY_TRIALS;
        return new Choice(
                model ? Method.MOBSTER : Method.ASHA,
                "trials can be trained up to " + definition.budget().maxResource() + ", the best of "
                        + definition.budget().trials() + " go on"
                        + (model ? "" : ", and these or " + dimensions + " parameters are too many for a model"));
    }

    private Choice amongMany(int objectives, int ended) {
        boolean model = dimensions <= MANY_DIMENSIONS && ended < MANY_WITH_OBJECTIVES;
        return model
                ? new Choice(Method.PAR_EGO, objectives + " objectives, " + dimensions + " parameters")
                : new Choice(Method.NSGA_2, objectives + " objectives are too many for so many trials or parameters");
    }

    /** Whether trials are known to end faster than a slow method can suggest them. */
    private static boolean isShort(List<Trial> ended) {
        long slots = slots(ended);
        return slots > 0 && medianMillis(ended) < SUGGESTION_MILLIS * slots;
    }

    /** How many slots trials have run on; 0 if that is not known. */
    private static long slots(List<Trial> ended) {
        return ended.stream()
                .flatMap(trial -> trial.attempts().stream())
                .map(Attempt::slot)
                .distinct()
                .count();
    }

    private static long medianMillis(List<Trial> ended) {
        long[] millis = ended.stream().mapToLong(Trial::durationMillis).sorted().toArray();
        return millis[millis.length / 2];
    }
}
