package dev.luthier.benchmarks.micro;

import static java.util.Objects.requireNonNull;

import dev.luthier.benchmarks.quality.Contestants;
import dev.luthier.benchmarks.quality.SeenTrials;
import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Named;
import dev.luthier.definition.Task;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.OptimizerSession;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.random.RandomStream;
import dev.luthier.space.SearchSpace;
import dev.luthier.space.SearchSpaceBuilder;
import dev.luthier.trial.Direction;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One suggestion after so many finished trials, each of which is new to the optimizer, so that whatever it does now and then,
 * such as fitting a model anew, is in it at its share.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 8)
@Measurement(iterations = 1, time = 3)
@Fork(1)
public class SuggestionBenchmark {
    private static final double BEST = 0.3;
    private static final int GROWTH = 10;

    @Param({"tpe", "gp"})
    public String optimizer = "";

    @Param({"5", "20"})
    public int parameters;

    @Param({"100", "300", "1000", "10000"})
    public int finished;

    private SearchSpace space = SearchSpace.builder().build();
    private SeenTrials seen = new SeenTrials();
    private @Nullable OptimizerSession session;

    /** Begins again whenever the history has grown by a tenth. */
    @Setup(Level.Invocation)
    public void keepHistoryInSize() {
        if (session == null || seen.ended().size() > finished + finished / GROWTH) {
            space = space();
            session = session();
            seen = new SeenTrials();
            for (int number = 0; number < finished; number++) {
                end(new Suggestion.Run(0, space.sample(RandomStream.of(finished, number)), 1, ""));
            }
            suggestion();
        }
    }

    @Benchmark
    public Suggestion suggestion() {
        Suggestion suggestion = requireNonNull(session).ask(seen.ended().size(), seen, null);
        if (suggestion instanceof Suggestion.Run run) {
            end(run);
        }
        return suggestion;
    }

    private SearchSpace space() {
        SearchSpaceBuilder builder = SearchSpace.builder();
        for (int i = 0; i < parameters; i++) {
            builder.uniform("x" + i, 0, 1);
        }
        return builder.build();
    }

    private OptimizerSession session() {
        AbstractOptimizer made =
                requireNonNull(Contestants.all().get(optimizer)).get();
        return new OptimizerSession(
                made,
                new Definition(
                        "suggestions",
                        "loss",
                        Direction.MINIMIZE,
                        List.of(new Task("bowl", space)),
                        made.described(),
                        new Named("none"),
                        Budget.ofTrials(2 * finished),
                        Limits.DEFAULT,
                        0));
    }

    private void end(Suggestion.Run run) {
        double loss = space.parameters().stream()
                .mapToDouble(parameter -> run.configuration().getDouble(parameter.name()) - BEST)
                .map(distance -> distance * distance)
                .sum();
        seen.finish(seen.start(run), loss);
    }
}
