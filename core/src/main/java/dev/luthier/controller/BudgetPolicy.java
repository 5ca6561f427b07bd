package dev.luthier.controller;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Goals;
import dev.luthier.event.Ending;
import dev.luthier.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** When enough was found, or enough slot time was spent. */
final class BudgetPolicy {
    private final Goals goals;
    private final SlotTable slots;
    private final Deadlines deadlines;
    private final Outbox outbox;
    // Those that no other trial beats; the least violating one while none is feasible.
    private final List<Trial> best = new ArrayList<>();
    private int known;
    private int endingsSinceBest;

    BudgetPolicy(Goals goals, SlotTable slots, Deadlines deadlines, Outbox outbox) {
        this.goals = goals;
        this.slots = slots;
        this.deadlines = deadlines;
        this.outbox = outbox;
    }

    /** Takes the endings in that are new, and ends the experiment if one of them is all that was wanted, or one too many. */
    void look(Budget budget, List<Trial> ended) {
        for (; known < ended.size(); known++) {
            Trial trial = ended.get(known);
            endingsSinceBest++;
            if (isBetter(trial)) {
                best.removeIf(
                        each -> !goals.isFeasible(each) || Goals.dominates(goals.losses(trial), goals.losses(each)));
                best.add(trial);
                endingsSinceBest = 0;
            }
            concludeIfEnough(budget);
        }
    }

    /** Looks again when the slots that are there will have spent the rest. */
    void onSlots(Budget budget, long nowMillis) {
        budget.slotTime().filter(limit -> !slots.isEmpty()).ifPresent(limit -> {
            long left = Math.max(0, limit.toMillis() - slots.slotMillis(nowMillis));
            deadlines.onSlots(nowMillis + (left + slots.size() - 1) / slots.size());
        });
    }

    /** That time has come; slots that left since have spent less. */
    void onSlotTime(Budget budget, long nowMillis) {
        long limit = budget.slotTime().map(Duration::toMillis).orElse(Long.MAX_VALUE);
        if (slots.slotMillis(nowMillis) >= limit) {
            outbox.conclude(
                    Ending.Kind.SLOT_TIME_UP,
                    "slot time limit " + budget.slotTimeLimit() + " of the experiment is over");
        } else {
            onSlots(budget, nowMillis);
        }
    }

    private boolean isBetter(Trial trial) {
        if (!trial.isFinished() || best.isEmpty()) {
            return trial.isFinished();
        }
        if (!goals.isFeasible(trial) || !goals.isFeasible(best.get(0))) {
            return goals.violation(trial) < goals.violation(best.get(0));
        }
        double[] losses = goals.losses(trial);
        return best.stream().map(goals::losses).noneMatch(each -> isNowhereWorse(each, losses));
    }

    private static boolean isNowhereWorse(double[] one, double[] other) {
        for (int i = 0; i < one.length; i++) {
            if (one[i] > other[i]) {
                return false;
            }
        }
        return true;
    }

    private void concludeIfEnough(Budget budget) {
        Double target = budget.target();
        if (target != null && !best.isEmpty() && goals.isFeasible(best.get(0))) {
            double metric = best.get(0).metric().orElseThrow();
            if (!goals.direction().better(target, metric)) {
                outbox.conclude(
                        Ending.Kind.TARGET_REACHED,
                        goals.metric() + " " + metric + " of trial "
                                + best.get(0).number() + " reached the target " + target);
            }
        }
        if (budget.patience() > 0 && endingsSinceBest >= budget.patience()) {
            outbox.conclude(
                    Ending.Kind.NO_IMPROVEMENT,
                    "none of the last " + budget.patience() + " trials was better than those before");
        }
    }
}
