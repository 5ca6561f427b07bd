package dev.luthier.json;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Constraint;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Goals;
import dev.luthier.definition.HeadStart;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Named;
import dev.luthier.definition.Objective;
import dev.luthier.definition.Task;
import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.random.RandomStream;
import dev.luthier.space.BooleanParameter;
import dev.luthier.space.CategoricalParameter;
import dev.luthier.space.Condition;
import dev.luthier.space.Configuration;
import dev.luthier.space.ConstantParameter;
import dev.luthier.space.DoubleParameter;
import dev.luthier.space.IntegerParameter;
import dev.luthier.space.OrdinalParameter;
import dev.luthier.space.Parameter;
import dev.luthier.space.Scale;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random data of every kind, with all that is awkward in JSON. */
final class Samples {
    private static final List<String> TEXTS = List.of(
            "", " ", "rbf", "NaN", "null", "1.0", "say \"no\"", "a\\b", "two\nlines\r\t", "ä€😀", "\u0000\u2028");
    private static final double[] ODD = {
        0.0, -0.0, 1, 1e-5, 0.1, 1e22, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, 1 / 0.0, -1 / 0.0
    };

    private final Random random;

    Samples(long seed) {
        random = new Random(seed);
    }

    SearchSpace space() {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = random.nextInt(9); i > 0; i--) {
            Parameter parameter = parameter("p" + parameters.size() + text());
            parameters.add(parameter.withConditions(conditions(parameters)));
        }
        Collections.shuffle(parameters, random);
        return SearchSpace.of(parameters);
    }

    Definition definition() {
        Duration limit = random.nextBoolean() ? null : duration();
        Goals goals = goals();
        SearchSpace space = space();
        List<Task> tasks = new ArrayList<>(List.of(new Task(text(), space)));
        tasks.addAll(list(0, () -> new Task(text() + random.nextLong(), space())));
        return new Definition(
                "x." + random.nextInt(100),
                goals,
                tasks,
                headStart(space, goals),
                new Named(text(), settings()),
                new Named(text(), settings()),
                budget(limit, goals),
                new Limits(limit, duration(), count(), count(), random.nextDouble(), count(), duration(), duration()),
                random.nextLong());
    }

    private Budget budget(@Nullable Duration limit, Goals goals) {
        boolean hasTarget = goals.objectives().size() == 1 && random.nextBoolean();
        return new Budget(
                100 + random.nextInt(1000),
                count(),
                limit,
                random.nextBoolean() ? null : duration(),
                hasTarget ? random.nextGaussian() : null,
                random.nextInt(3));
    }

    private HeadStart headStart(SearchSpace space, Goals goals) {
        Supplier<Configuration> configurations = () -> space.sample(RandomStream.of(random.nextLong()));
        Map<String, Double> metrics = new LinkedHashMap<>();
        goals.metrics().forEach(metric -> metrics.put(metric, random.nextGaussian()));
        return new HeadStart(
                list(0, () -> new HeadStart.Given(configurations.get(), 1, text())),
                list(0, () -> new HeadStart.Earlier(text(), configurations.get(), metrics)),
                list(0, this::text));
    }

    private Goals goals() {
        List<Objective> objectives = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            objectives.add(new Objective("metric " + i + text(), oneOf(Direction.values())));
        }
        List<Constraint> constraints = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            constraints.add(new Constraint("bound " + i, oneOf(Constraint.Kind.values()), random.nextGaussian()));
        }
        return new Goals(objectives, constraints);
    }

    Trial trial() {
        TrialState state = oneOf(TrialState.values());
        return new Trial(
                random.nextInt(1000),
                random.nextInt(3),
                configuration(),
                random.nextLong(),
                state,
                text(),
                list(0, this::attempt),
                Curve.of(reports()),
                state.hasEnded() ? outcome(state) : null);
    }

    /** One of every kind. */
    List<Event> events() {
        Stream<Suggestion> suggestions = Stream.of(
                new Suggestion.Run(count(), configuration(), random.nextLong(), text()),
                new Suggestion.Run(count(), configuration(), random.nextLong(), text(), count()),
                new Suggestion.Resume(count(), random.nextLong(), text()),
                new Suggestion.Wait(),
                new Suggestion.Done(text()));
        Stream<Outcome> outcomes = Stream.of(TrialState.FINISHED, TrialState.STOPPED, TrialState.FAILED)
                .map(this::outcome);
        return Stream.of(
                        Stream.of(
                                new Event.Opened(at(), definition()),
                                new Event.SlotJoined(at(), slot(), text()),
                                new Event.SlotLost(at(), slot(), text()),
                                new Event.SlotsUnavailable(at(), text()),
                                new Event.OptimizerFailed(at(), text()),
                                new Event.Reported(at(), count(), count(), reports()),
                                new Event.Logged(at(), count(), count(), text()),
                                new Event.TimerFired(at()),
                                new Event.StopRequested(at(), count(), text()),
                                new Event.TrialsAdded(at(), count(), text()),
                                new Event.Enqueued(at(), count(), configuration(), random.nextLong(), text()),
                                new Event.CancelRequested(at(), text())),
                        suggestions.map(each -> new Event.Suggested(at(), random.nextLong(), random.nextLong(), each)),
                        outcomes.map(each -> new Event.Ended(at(), slot(), count(), count(), each)))
                .flatMap(each -> each)
                .map(Event.class::cast)
                .toList();
    }

    Configuration configuration() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            values.put(text() + i, value());
        }
        return Configuration.of(values);
    }

    private Parameter parameter(String name) {
        return switch (random.nextInt(6)) {
            case 0 -> real(name);
            case 1 -> whole(name);
            case 2 -> new CategoricalParameter(name, List.copyOf(distinct(this::value)), List.of());
            case 3 -> new OrdinalParameter(name, List.copyOf(distinct(this::number)), List.of());
            case 4 -> new BooleanParameter(name, List.of());
            default -> new ConstantParameter(name, value(), List.of());
        };
    }

    private Parameter real(String name) {
        double min = StrictMath.scalb(random.nextDouble() + 0.1, random.nextInt(100) - 50);
        double max = min * (1 + random.nextInt(3) * random.nextDouble());
        double step = random.nextBoolean() || max == min ? 0 : (max - min) / (1 + random.nextInt(1000));
        boolean log = random.nextBoolean();
        return log || random.nextBoolean()
                ? new DoubleParameter(name, min, max, log ? Scale.LOG : Scale.LINEAR, step, List.of())
                : new DoubleParameter(name, -max, -min, Scale.LINEAR, step, List.of());
    }

    private Parameter whole(String name) {
        long step = 1L + random.nextInt(3);
        long min = 1L + random.nextInt(1000);
        long max = min + step * random.nextInt(20);
        return random.nextBoolean()
                ? new IntegerParameter(name, min, max, Scale.LOG, max == min ? 1 : step, List.of())
                : new IntegerParameter(name, min - (1L << 51), max - (1L << 51), Scale.LINEAR, 1, List.of());
    }

    private List<Condition> conditions(List<Parameter> earlier) {
        List<Parameter> parents = earlier.stream()
                .filter(parent -> !(parent instanceof DoubleParameter))
                .toList();
        if (parents.isEmpty() || random.nextBoolean()) {
            return List.of();
        }
        Parameter parent = parents.get(random.nextInt(parents.size()));
        List<Object> values = parent.grid(5);
        return List.of(new Condition(
                parent.name(), new LinkedHashSet<>(values.subList(0, 1 + random.nextInt(values.size())))));
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            settings.put("s" + i, random.nextBoolean() ? value() : list(0, this::value));
        }
        return settings;
    }

    private Outcome outcome(TrialState state) {
        return switch (state) {
            case FINISHED -> new Outcome.Finished(random.nextGaussian(), metrics());
            case STOPPED -> new Outcome.Stopped(text());
            default -> new Outcome.Failed(new Failure(oneOf(Failure.Kind.values()), text(), text()));
        };
    }

    private Attempt attempt() {
        return new Attempt(count(), slot().toString(), random.nextLong(), at(), at(), text());
    }

    private List<Report> reports() {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> new Report(i * 3_000_000_000L, metric(), metrics()))
                .toList();
    }

    private Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            metrics.put(text() + i, metric());
        }
        return metrics;
    }

    private double metric() {
        return random.nextBoolean() ? random.nextGaussian() : ODD[random.nextInt(ODD.length)];
    }

    private Object value() {
        return switch (random.nextInt(4)) {
            case 0 -> text();
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong();
            default -> number();
        };
    }

    private Object number() {
        double number = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number) ? number : (Object) 1e300;
    }

    private Set<Object> distinct(Supplier<Object> values) {
        return new LinkedHashSet<>(list(1, values));
    }

    private <T> List<T> list(int least, Supplier<T> items) {
        return Stream.generate(items).limit(least + random.nextInt(4)).toList();
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private SlotId slot() {
        return new SlotId(random.nextInt(64), count());
    }

    private long at() {
        return random.nextLong() >>> 1;
    }

    private int count() {
        return 1 + random.nextInt(Integer.MAX_VALUE);
    }

    private Duration duration() {
        return Duration.ofSeconds(random.nextInt(1_000_000), 1_000_000 + random.nextInt(900_000_000));
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
