package dev.luthier.experiment;

import dev.luthier.definition.Cell;
import dev.luthier.definition.Task;
import dev.luthier.matrix.CellRun;
import dev.luthier.space.Configuration;
import dev.luthier.space.typed.RecordSpace;
import dev.luthier.trial.MetricsFunction;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What users see a configuration as: an object of their record, or the names and values themselves. */
interface ConfigurationForm<C> extends Serializable {
    /** @param task index of the task that the configuration is of */
    C toObject(int task, Configuration configuration);

    Configuration toConfiguration(C object);

    /** The record type; null if it is none. */
    default @Nullable Class<?> type() {
        return null;
    }

    /** The same for an experiment with that seed. */
    default ConfigurationForm<C> seeded(long seed) {
        return this;
    }

    /**
     * Looks at an object after a training function has returned.
     *
     * @throws IllegalStateException if training cannot have been what its configuration says
     */
    default void checkUsed(C object) {}

    /** The training function as slots run it, on configurations as they are. */
    default MetricsFunction<Configuration> program(MetricsFunction<C> function) {
        return (configuration, trial) -> {
            C object = toObject(trial.task(), configuration);
            Map<String, Double> metrics = function.train(object, trial);
            checkUsed(object);
            return metrics;
        };
    }

    /**
     * Index of the task that the object is of; 0 in a plain search.
     *
     * @throws IllegalArgumentException if there is none
     */
    default int task(C object) {
        return 0;
    }

    static <C extends Record> ConfigurationForm<C> of(RecordSpace<C> space) {
        return new OfRecord<>(space);
    }

    static ConfigurationForm<CellRun> ofCells(List<Task> tasks) {
        return new OfCells(tasks.stream()
                .map(task -> task.cell() == null ? new Cell(task.data(), "", task.model()) : task.cell())
                .toList());
    }

    static ConfigurationForm<Configuration> plain() {
        return new Plain();
    }

    /** Configurations as objects of a record type. */
    record OfRecord<C extends Record>(RecordSpace<C> space) implements ConfigurationForm<C> {
        @Override
        public C toObject(int task, Configuration configuration) {
            return space.toObject(configuration);
        }

        @Override
        public Configuration toConfiguration(C object) {
            return space.toConfiguration(object);
        }

        @Override
        public Class<?> type() {
            return space.type();
        }
    }

    /** Configurations with the cells of a matrix that they are for. */
    record OfCells(List<Cell> cells) implements ConfigurationForm<CellRun> {
        public OfCells {
            cells = List.copyOf(cells);
        }

        @Override
        public CellRun toObject(int task, Configuration configuration) {
            Cell cell = cells.get(task);
            return new CellRun(cell.data(), cell.type(), cell.model(), configuration);
        }

        @Override
        public Configuration toConfiguration(CellRun object) {
            return object.configuration();
        }

        @Override
        public int task(CellRun object) {
            int task = cells.indexOf(new Cell(object.data(), object.type(), object.model()));
            if (task < 0) {
                throw new IllegalArgumentException("there is no task for model '" + object.model() + "' on data set '"
                        + object.data() + "' of type '" + object.type() + "'");
            }
            return task;
        }
    }

    /** Configurations as they are. */
    record Plain() implements ConfigurationForm<Configuration> {
        @Override
        public Configuration toObject(int task, Configuration configuration) {
            return configuration;
        }

        @Override
        public Configuration toConfiguration(Configuration object) {
            return object;
        }
    }
}
