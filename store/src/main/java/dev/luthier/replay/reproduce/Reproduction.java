package dev.luthier.replay.reproduce;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.definition.HeadStart;
import dev.luthier.definition.Limits;
import dev.luthier.event.Ending;
import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.JournalProvider;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.provenance.RunDescription;
import dev.luthier.provenance.TrainingCode;
import dev.luthier.recording.ClassPathRecord;
import dev.luthier.recording.RunRecord;
import dev.luthier.recording.environment.ClassPath;
import dev.luthier.recording.environment.Environment;
import dev.luthier.recording.input.Fingerprints;
import dev.luthier.replay.history.RecordedExperiment;
import dev.luthier.run.Slots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.space.typed.RecordSpace;
import dev.luthier.trial.MetricsFunction;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs the trials of a recorded experiment again, with their configurations, seeds and resources, and compares. It is an
 * experiment of its own, by the name of the recorded one with {@code -again} behind it: what is written down of it lets it go
 * on when it was interrupted. Trials that had been stopped are run to the same last step. Not thread-safe.
 */
public final class Reproduction {
    private static final double DEFAULT_TOLERANCE = 1e-6;

    private final RecordedExperiment recorded;
    private final Optional<RunRecord> record;
    private final Optional<ClassPathRecord> classPath;
    private final Set<Integer> numbers = new TreeSet<>();
    private final Map<String, String> inputs = new LinkedHashMap<>();
    private String name;
    private double tolerance = DEFAULT_TOLERANCE;
    private @Nullable JournalProvider journals;
    private @Nullable TrainingCode code;
    private boolean quiet;

    /**
     * @param record of the recorded experiment's latest run, with which environment and inputs are compared
     * @param classPath of the same run
     */
    public Reproduction(RecordedExperiment recorded, Optional<RunRecord> record, Optional<ClassPathRecord> classPath) {
        this.recorded = recorded;
        this.record = record;
        this.classPath = classPath;
        this.name = recorded.definition().name() + "-again";
        record.ifPresent(run -> run.inputs().forEach(input -> inputs.put(input.name(), input.uri())));
    }

    /** Runs only these trials again, by their numbers in the recording. */
    public Reproduction trials(int... some) {
        Arrays.stream(some).forEach(numbers::add);
        return this;
    }

    /** Runs only the best so many trials again. */
    public Reproduction best(int count) {
        recorded.trials().stream()
                .filter(Trial::isFinished)
                .sorted(recorded.definition().goals().bestFirst())
                .limit(count)
                .forEach(trial -> numbers.add(trial.number()));
        return this;
    }

    /**
     * Two values are the same if they differ by no more than this, or by this share of the larger one if that is above 1;
     * {@code 1e-6} unless said.
     *
     * @param most at least 0, which asks for the same bits
     */
    public Reproduction tolerance(double most) {
        if (!(most >= 0)) {
            throw new IllegalArgumentException("tolerance is " + most + ", must be 0 or more");
        }
        tolerance = most;
        return this;
    }

    /** The name under which it is written down. */
    public Reproduction name(String itsName) {
        name = itsName;
        return this;
    }

    /** Where it is written down; as for every experiment unless said. */
    public Reproduction journal(JournalProvider itsJournals) {
        journals = itsJournals;
        return this;
    }

    /** Where a declared input is now; where it was then unless said. */
    public Reproduction input(String inputName, String uri) {
        inputs.put(inputName, uri);
        return this;
    }

    /** Which code it is that trains, if the function only stands for it. */
    public Reproduction code(TrainingCode itsCode) {
        code = itsCode;
        return this;
    }

    /** Writes nothing to the console. */
    public Reproduction quiet() {
        quiet = true;
        return this;
    }

    /** Runs the trials with a function that is given plain configurations. */
    public ReproductionReport run(TrialFunction<Configuration> function, Slots slots) {
        return repeat(metrics(function), TrainingCode.of(function, null), slots);
    }

    /** The same with a function that returns several metrics. */
    public ReproductionReport runMetrics(MetricsFunction<Configuration> function, Slots slots) {
        return repeat(function, TrainingCode.of(function, null), slots);
    }

    /**
     * Runs the trials with a function that is given objects of a record.
     *
     * @throws InvalidInputException if the record describes another search space than the recorded one
     */
    public <C extends Record> ReproductionReport run(Class<C> type, TrialFunction<C> function, Slots slots) {
        return repeat(typed(type, metrics(function)), TrainingCode.of(function, type), slots);
    }

    /** The same with a function that returns several metrics. */
    public <C extends Record> ReproductionReport runMetrics(Class<C> type, MetricsFunction<C> function, Slots slots) {
        return repeat(typed(type, function), TrainingCode.of(function, type), slots);
    }

    private <C extends Record> MetricsFunction<Configuration> typed(Class<C> type, MetricsFunction<C> function) {
        RecordSpace<C> space = RecordSpace.of(type);
        SearchSpace was = recorded.definition().tasks().get(0).space();
        if (!space.space().equals(was)) {
            throw new InvalidInputException(
                    "record " + type.getName(),
                    List.of("its search space is " + space.space() + ", that of the recording is " + was));
        }
        return (configuration, trial) -> function.train(space.toObject(configuration), trial);
    }

    private <C> MetricsFunction<C> metrics(TrialFunction<C> function) {
        String metric = recorded.definition().metric();
        return (configuration, trial) -> Map.of(metric, function.train(configuration, trial));
    }

    private ReproductionReport repeat(MetricsFunction<Configuration> function, TrainingCode itsCode, Slots slots) {
        checkNumbers();
        Plan plan = Plan.of(recorded, numbers);
        ExperimentBuilder<Configuration> builder = Luthier.experiment(definition(plan))
                .optimizer(new RecordedTrials(plan, settings(plan)))
                .earlyStop(new RecordedEnds(plan));
        inputs.forEach(builder::input);
        if (journals != null) {
            builder.journal(journals);
        }
        if (quiet) {
            builder.quiet();
        }
        MetricsFunction<Configuration> asRecorded =
                new AsRecorded<>(function, plan.numbers(), recorded.definition().seed());
        ExperimentResult<?> result = builder.trainMetrics(asRecorded).runOn(slots);
        return report(plan, result, new RunDescription(code == null ? itsCode : code, slots.description(), inputs));
    }

    private void checkNumbers() {
        int count = recorded.trials().size();
        List<Integer> unknown =
                numbers.stream().filter(number -> number < 0 || number >= count).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("there are no trials " + unknown + " in the recording of '"
                    + recorded.definition().name() + "', which has 0 to " + (count - 1));
        }
    }

    // Nothing ends it before all trials have ended: neither time, nor failures, nor that a result is good enough.
    private Definition definition(Plan plan) {
        Definition was = recorded.definition();
        Limits limits = was.limits().withTrialTime(null).withFailures(Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        Budget budget =
                new Budget(Math.max(1, plan.trials().size()), was.budget().maxResource(), null);
        return new Definition(
                name,
                was.goals(),
                was.tasks(),
                HeadStart.NONE,
                was.optimizer(),
                was.earlyStop(),
                budget,
                limits,
                was.seed());
    }

    private Map<String, Object> settings(Plan plan) {
        return numbers.isEmpty()
                ? Map.of("of", recorded.definition().name())
                : Map.of(
                        "of",
                        recorded.definition().name(),
                        "trials",
                        Arrays.stream(plan.numbers()).asLongStream().boxed().toList());
    }

    private ReproductionReport report(Plan plan, ExperimentResult<?> result, RunDescription now) {
        List<TrialComparison> comparisons = new ArrayList<>();
        List<Integer> notRun = new ArrayList<>();
        Ending ending = result.ending();
        for (int place = 0; place < plan.trials().size(); place++) {
            Trial then = plan.at(place).recorded();
            boolean hasEnded = place < result.trials().size()
                    && result.trials().get(place).state().hasEnded();
            if (hasEnded) {
                comparisons.add(TrialComparison.of(then, result.trials().get(place), tolerance));
            } else {
                notRun.add(then.number());
            }
        }
        return new ReproductionReport(
                recorded.definition().name(),
                ending,
                comparisons,
                notRun,
                record.map(run -> run.environmentDifferences(Environment.of(now)))
                        .orElse(List.of("no environment was recorded")),
                classPath
                        .map(then -> then.differences(ClassPath.read(ClassPath.places())))
                        .orElse(List.of()),
                record.map(run -> run.inputDifferences(Fingerprints.of(inputs))).orElse(List.of()));
    }
}
