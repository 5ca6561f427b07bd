package dev.luthier.store.faults;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Named;
import dev.luthier.definition.Task;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.EarlyStops;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.random.RandomStream;
import dev.luthier.simulator.Faults;
import dev.luthier.simulator.SimulatedSlots;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** A random experiment and what goes wrong in it, all of it drawn from its number. */
final class Schedule {
    /** How much goes wrong, and what has to come out all the same. */
    enum Kind {
        /** Everything goes wrong at once: nothing is lost, and nothing happens twice. */
        WILD,
        /**
         * Everything that hits an attempt and not its trial goes wrong, and the optimizer does not look at results: each trial
         * comes out as if nothing had gone wrong.
         */
        BLIND,
        /**
         * One slot, and only the driver fails, or the disk where no trial is stopped early (which an outage delays): everything
         * is decided as if nothing had gone wrong.
         */
        ALONE
    }

    private static final SearchSpace SPACE = SearchSpace.builder()
            .uniform("x", 0, 1)
            .integer("layers", 1, 3)
            .choice("kind", "a", "b")
            .build();
    private static final Limits PATIENT = Limits.DEFAULT.withFailures(Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
    private static final List<Supplier<AbstractOptimizer>> BLIND_OPTIMIZERS =
            List.of(Optimizers::random, () -> Optimizers.grid(3), Optimizers::sobol, Optimizers::latinHypercube);
    private static final List<Supplier<AbstractOptimizer>> OPTIMIZERS = List.of(
            Optimizers::random,
            () -> Optimizers.grid(3),
            Optimizers::sobol,
            Optimizers::tpe,
            Halver::new,
            Halver::new,
            () -> Optimizers.asha(Optimizers.random()),
            () -> Optimizers.asha(Optimizers.tpe()),
            () -> Optimizers.pasha(Optimizers.random()));
    private static final Supplier<AbstractEarlyStop> NO_RULE = EarlyStops::none;
    private static final List<Supplier<AbstractEarlyStop>> RULES = List.of(
            NO_RULE,
            EarlyStops::median,
            () -> EarlyStops.patience(2),
            () -> EarlyStops.successiveHalving(2, 1),
            StopsTheWorst::new);

    final int number;
    final Kind kind;
    final Definition definition;
    final Supplier<AbstractOptimizer> optimizer;
    final Supplier<AbstractEarlyStop> rule;
    final Curves curves;
    /** Whether trials run as functions, which can write checkpoints, or as formulas. */
    final boolean runsFunctions;

    final double failingDisk;
    final int longestOutage;
    final int longestLag;
    final int crashes;
    private final int slots;
    private final Duration networkDelay;
    private final Duration suggestionCost;
    private final Faults faults;

    Schedule(int number) {
        this.number = number;
        RandomStream random = RandomStream.of(20_260_101, number);
        kind = Kind.values()[random.nextInt(Kind.values().length)];
        optimizer = pick(kind == Kind.BLIND ? BLIND_OPTIMIZERS : OPTIMIZERS, random);
        Supplier<AbstractEarlyStop> some = kind == Kind.BLIND ? NO_RULE : pick(RULES, random);
        rule = kind == Kind.ALONE && some != NO_RULE ? () -> new SparesTheLastStep(some.get()) : some;
        runsFunctions = random.nextInt(40) == 0;
        // From which step a trial trains after a crash decides what a rule is asked about, and what was reported
        // before a checkpoint is not said again after it.
        boolean startsAnew = kind == Kind.ALONE && (runsFunctions || rule != NO_RULE);
        curves = new Curves(kind == Kind.WILD ? 10 : 0, random.nextBoolean() && !startsAnew);
        slots = kind == Kind.ALONE ? 1 : 1 + random.nextInt(8);
        networkDelay = Duration.ofMillis(kind == Kind.ALONE ? 0 : random.nextInt(50));
        suggestionCost = Duration.ofMillis(random.nextInt(3) * 400L);
        crashes = random.nextInt(4);
        boolean canFail = kind != Kind.ALONE || rule == NO_RULE;
        failingDisk = random.nextBoolean() && canFail ? random.nextDouble() * 0.2 : 0;
        longestOutage = random.nextInt(8);
        longestLag = random.nextBoolean() ? random.nextInt(6) : 0;
        faults = kind == Kind.ALONE ? Faults.NONE : faults(kind, random);
        definition = definition(random);
    }

    SimulatedSlots slots(int run) {
        SimulatedSlots some = SimulatedSlots.of(slots)
                .networkDelay(networkDelay)
                .suggestionCost(suggestionCost)
                .faults(faults)
                .seed(RandomStream.derive(number, run));
        return withTraining(some);
    }

    /** The same slots if nothing goes wrong. */
    SimulatedSlots quietSlots() {
        return withTraining(SimulatedSlots.of(slots).suggestionCost(suggestionCost));
    }

    @Override
    public String toString() {
        return kind + " " + definition.optimizer() + " " + definition.earlyStop() + " " + slots + " slots "
                + definition.budget() + " " + definition.limits() + " " + faults + " disk fails " + failingDisk
                + " for up to "
                + longestOutage + ", lag " + longestLag + ", crashes " + crashes;
    }

    private SimulatedSlots withTraining(SimulatedSlots some) {
        return runsFunctions ? some.epochTime(curves::epochTime) : some.problem(curves);
    }

    private Definition definition(RandomStream random) {
        Named itsOptimizer = optimizer.get().described();
        Named itsRule = rule.get().described();
        Task task = new Task("task", SPACE);
        return new Definition(
                "schedule",
                "loss",
                Direction.MINIMIZE,
                List.of(task),
                itsOptimizer,
                itsRule,
                budget(random),
                limits(random),
                number);
    }

    private Budget budget(RandomStream random) {
        Budget trials = new Budget(1 + random.nextInt(14), 1 + random.nextInt(9), null);
        if (kind != Kind.WILD) {
            return trials;
        }
        return switch (random.nextInt(8)) {
            case 0 -> new Budget(trials.trials(), trials.maxResource(), Duration.ofSeconds(1 + random.nextInt(30)));
            case 1 -> trials.withSlotTime(Duration.ofSeconds(1 + random.nextInt(60)));
            case 2 -> trials.withTarget(10 + random.nextDouble());
            case 3 -> trials.withPatience(1 + random.nextInt(6));
            default -> trials;
        };
    }

    private Limits limits(RandomStream random) {
        Duration aheadBelow = Duration.ofMillis(random.nextInt(2) * random.nextInt(10_000));
        if (kind != Kind.WILD) {
            // What is suggested ahead of a result depends on when that comes.
            return PATIENT.withMaxAttempts(1_000_000).withAheadBelow(kind == Kind.BLIND ? aheadBelow : Duration.ZERO);
        }
        Limits base = random.nextInt(4) == 0 ? Limits.DEFAULT : PATIENT;
        return base.withAheadBelow(aheadBelow)
                .withTrialTime(Duration.ofSeconds(3 + random.nextInt(10)))
                .withGrace(Duration.ofSeconds(1 + random.nextInt(5)))
                .withMaxAttempts(1 + random.nextInt(4))
                .withSlotTimeout(Duration.ofSeconds(20 + random.nextInt(40)));
    }

    /** Each sort of fault is left out half of the time, so that the others can be seen. */
    private static Faults faults(Kind kind, RandomStream random) {
        Faults faults = Faults.NONE
                .withSlotLoss(upTo(0.5, random), Duration.ofMillis(random.nextInt(5_000)))
                .withDelays(upTo(0.5, random), Duration.ofMillis(random.nextInt(4_000)))
                .withDuplicates(upTo(0.3, random))
                .withLosses(upTo(0.4, random));
        return kind == Kind.BLIND
                ? faults
                : faults.withExceptions(upTo(0.3, random))
                        .withNan(upTo(0.3, random))
                        .withHangs(upTo(0.2, random), random.nextDouble() * 0.5);
    }

    private static double upTo(double highest, RandomStream random) {
        return random.nextBoolean() ? random.nextDouble() * highest : 0;
    }

    private static <T> T pick(List<T> all, RandomStream random) {
        return all.get(random.nextInt(all.size()));
    }
}
