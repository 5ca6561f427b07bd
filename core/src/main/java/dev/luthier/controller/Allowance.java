package dev.luthier.controller;

import dev.luthier.definition.Budget;

/** What may be spent, with what people have added to it while the experiment ran. */
final class Allowance {
    private Budget budget;
    private int added;

    Allowance(Budget budget) {
        this.budget = budget;
    }

    Budget budget() {
        return budget;
    }

    /** What may be spent by the definition of the latest run alone. */
    Budget withoutAdded() {
        return budget.withTrials(budget.trials() - added);
    }

    void add(int trials) {
        int more = Math.min(trials, Integer.MAX_VALUE - budget.trials());
        added += more;
        budget = budget.withTrials(budget.trials() + more);
    }

    /**
     * Another run goes on, and says what it may spend in all; what was added stays known if that is as it was.
     *
     * @return whether it is not
     */
    boolean reopen(Budget stated) {
        boolean isAnother = !stated.equals(budget);
        added = isAnother ? 0 : added;
        budget = stated;
        return isAnother;
    }
}
