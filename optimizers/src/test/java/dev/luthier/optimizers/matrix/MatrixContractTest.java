package dev.luthier.optimizers.matrix;

import dev.luthier.definition.Cell;
import dev.luthier.definition.Task;
import dev.luthier.matrix.schedule.MatrixOptimizer;
import dev.luthier.matrix.schedule.MatrixSettings;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.space.SearchSpace;
import dev.luthier.testkit.OptimizerContract;
import dev.luthier.testkit.Spaces;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;

/** The contract, with three data sets and two models, and once with a single task. */
class MatrixContractTest {
    private static final MatrixSettings SIX_RUNS = MatrixSettings.DEFAULT.withRunsPerTask(6);

    // What spaces do to searchers is for the searchers' own contract tests.
    private static final List<Named<SearchSpace>> TWO_SPACES =
            List.of(Named.of("finite", Spaces.finite()), Named.of("conditional", Spaces.conditional()));

    abstract static class OfTwoSpaces extends OptimizerContract {
        @Override
        protected Stream<Named<SearchSpace>> spaces() {
            return TWO_SPACES.stream();
        }
    }

    abstract static class OfSixTasks extends OfTwoSpaces {
        @Override
        protected List<Task> tasks(SearchSpace space) {
            List<Task> tasks = new ArrayList<>();
            for (String data : List.of("a", "b", "c")) {
                for (String model : List.of("x", "y")) {
                    Cell cell = new Cell(data, "classification", model);
                    tasks.add(new Task(cell.taskName(), space, cell));
                }
            }
            return tasks;
        }
    }

    @Nested
    class OfPlainRuns extends OfSixTasks {
        @Override
        protected AbstractOptimizer optimizer() {
            return new MatrixOptimizer(SIX_RUNS, Optimizers::tpe);
        }
    }

    @Nested
    class OfAllOptions extends OfSixTasks {
        @Override
        protected AbstractOptimizer optimizer() {
            return new MatrixOptimizer(
                    SIX_RUNS.withAdaptive(true)
                            .withWarmStart(2)
                            .withMaxFailures(1)
                            .withAhead(0),
                    Optimizers::random);
        }
    }

    @Nested
    class OfSearchersThatResume extends OfSixTasks {
        @Override
        protected AbstractOptimizer optimizer() {
            return new MatrixOptimizer(SIX_RUNS.withRunsPerTask(9), () -> Optimizers.asha(Optimizers.random()));
        }

        @Override
        protected int trials() {
            return 54;
        }
    }

    @Nested
    class OfFiniteSearchers extends OfSixTasks {
        @Override
        protected AbstractOptimizer optimizer() {
            return new MatrixOptimizer(SIX_RUNS.withRunsPerTask(12), () -> Optimizers.grid(2));
        }
    }

    @Nested
    class OfASingleTask extends OfTwoSpaces {
        @Override
        protected AbstractOptimizer optimizer() {
            return new MatrixOptimizer(MatrixSettings.DEFAULT.withRunsPerTask(40), Optimizers::random);
        }
    }
}
