package dev.luthier.simulator;

import dev.luthier.problem.Problems;
import java.time.Duration;

/**
 * What goes wrong, and how often. Which trial or message it hits follows from the simulation's seed.
 *
 * @param slotLoss chance that an attempt loses its slot on the way to its full resource. The slot comes back after up to
 *     {@code absence} as a new stay; the driver notices the loss within the same time, perhaps after the return. Half of the
 *     lost attempts train on and are heard of again
 * @param absence longest time that a slot is away
 * @param exceptions chance that an attempt throws before one of its reports
 * @param nan chance that an attempt reports NaN from some report on, and as its result
 * @param hangs chance that an attempt never gets to its next report, until it is interrupted for its time limit
 * @param ignoredInterruptions share of the hanging attempts that ignore the interruption too
 * @param delays chance that a message between driver and slot is late by up to {@code delay}, and so overtaken by others;
 *     only the orders to one slot never overtake each other
 * @param delay longest delay of a late message
 * @param duplicates chance that a message arrives twice, the second time perhaps late
 * @param losses chance that a message is lost, each time that it is said. A slot says the end of an attempt again, every
 *     second, until that is confirmed; orders are said again until they come through; lost reports and lines are gone
 */
public record Faults(
        double slotLoss,
        Duration absence,
        double exceptions,
        double nan,
        double hangs,
        double ignoredInterruptions,
        double delays,
        Duration delay,
        double duplicates,
        double losses) {

    /** Nothing goes wrong. */
    public static final Faults NONE = new Faults(0, Duration.ZERO, 0, 0, 0, 0, 0, Duration.ZERO, 0, 0);

    /** @throws dev.luthier.problem.InvalidInputException naming every chance outside [0, 1] and every negative time */
    public Faults {
        Problems problems = new Problems();
        checkShare(problems, "slotLoss", slotLoss);
        checkShare(problems, "exceptions", exceptions);
        checkShare(problems, "nan", nan);
        checkShare(problems, "hangs", hangs);
        checkShare(problems, "ignoredInterruptions", ignoredInterruptions);
        checkShare(problems, "delays", delays);
        checkShare(problems, "duplicates", duplicates);
        problems.check(losses >= 0 && losses < 1, "losses is %s, must be from 0 to below 1", losses);
        problems.check(!absence.isNegative(), "absence is %s, must not be negative", absence);
        problems.check(!delay.isNegative(), "delay is %s, must not be negative", delay);
        problems.throwIfAny("faults");
    }

    public Faults withSlotLoss(double chance, Duration longestAbsence) {
        return new Faults(
                chance,
                longestAbsence,
                exceptions,
                nan,
                hangs,
                ignoredInterruptions,
                delays,
                delay,
                duplicates,
                losses);
    }

    public Faults withExceptions(double chance) {
        return new Faults(
                slotLoss, absence, chance, nan, hangs, ignoredInterruptions, delays, delay, duplicates, losses);
    }

    public Faults withNan(double chance) {
        return new Faults(
                slotLoss, absence, exceptions, chance, hangs, ignoredInterruptions, delays, delay, duplicates, losses);
    }

    /** Without a time limit of trials a hanging trial ends the experiment, as CANCELLED, once nothing else happens. */
    public Faults withHangs(double chance, double shareIgnoringInterruption) {
        return new Faults(
                slotLoss,
                absence,
                exceptions,
                nan,
                chance,
                shareIgnoringInterruption,
                delays,
                delay,
                duplicates,
                losses);
    }

    public Faults withDelays(double chance, Duration longest) {
        return new Faults(
                slotLoss, absence, exceptions, nan, hangs, ignoredInterruptions, chance, longest, duplicates, losses);
    }

    public Faults withDuplicates(double chance) {
        return new Faults(
                slotLoss, absence, exceptions, nan, hangs, ignoredInterruptions, delays, delay, chance, losses);
    }

    public Faults withLosses(double chance) {
        return new Faults(
                slotLoss, absence, exceptions, nan, hangs, ignoredInterruptions, delays, delay, duplicates, chance);
    }

    private static void checkShare(Problems problems, String name, double share) {
        problems.check(share >= 0 && share <= 1, "%s is %s, must be between 0 and 1", name, share);
    }
}
