package dev.luthier.optimizers.cmaes;

/**
 * How the next run differs from the ones before: either its generations are twice as large as the largest so far, or they
 * are small and its steps, too, whichever of both kinds has had fewer trials (BIPOP, Hansen 2009). Immutable.
 *
 * @param number of restarts so far
 * @param usual size of a generation
 * @param largest size of a generation so far
 * @param populationSize of the run under way
 * @param stepFactor of the run under way, in (0, 1]
 * @param isSmall of the run under way
 * @param largeTrials trials that runs with large generations have had since the first restart
 * @param smallTrials trials that the others have had
 */
record Restarts(
        int number,
        int usual,
        int largest,
        int populationSize,
        double stepFactor,
        boolean isSmall,
        long largeTrials,
        long smallTrials) {

    static Restarts first(int populationSize) {
        return new Restarts(0, populationSize, populationSize, populationSize, 1, false, 0, 0);
    }

    /** The first run counts for neither kind. */
    Restarts spent(int trials) {
        return number == 0
                ? this
                : new Restarts(
                        number,
                        usual,
                        largest,
                        populationSize,
                        stepFactor,
                        isSmall,
                        largeTrials + (isSmall ? 0 : trials),
                        smallTrials + (isSmall ? trials : 0));
    }

    /** @param uniform chance in [0, 1), which makes small runs different from each other */
    Restarts next(double uniform) {
        if (number == 0 || largeTrials <= smallTrials) {
            int doubled = 2 * largest;
            return new Restarts(number + 1, usual, doubled, doubled, 1, false, largeTrials, smallTrials);
        }
        double ratio = 0.5 * largest / usual;
        int size = (int) Math.floor(usual * StrictMath.pow(ratio, uniform * uniform));
        double factor = StrictMath.pow(10, -2 * uniform);
        return new Restarts(number + 1, usual, largest, size, factor, true, largeTrials, smallTrials);
    }
}
