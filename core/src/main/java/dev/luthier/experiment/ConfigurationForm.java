package dev.luthier.experiment;

import dev.luthier.space.Configuration;
import dev.luthier.space.typed.RecordSpace;
import dev.luthier.trial.MetricsFunction;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What users see a configuration as: an object of their record, or the names and values themselves. */
interface ConfigurationForm<C> extends Serializable {
    C toObject(Configuration configuration);

    Configuration toConfiguration(C object);

    /** The record type; null for plain configurations. */
    @Nullable
    Class<?> type();

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

    /** A training function of such objects as one of configurations. */
    default MetricsFunction<Configuration> program(MetricsFunction<C> function) {
        return (configuration, trial) -> {
            C object = toObject(configuration);
            Map<String, Double> metrics = function.train(object, trial);
            checkUsed(object);
            return metrics;
        };
    }

    static <C extends Record> ConfigurationForm<C> of(RecordSpace<C> space) {
        return new OfRecord<>(space);
    }

    static ConfigurationForm<Configuration> plain() {
        return new Plain();
    }

    /** Configurations as objects of a record type. */
    record OfRecord<C extends Record>(RecordSpace<C> space) implements ConfigurationForm<C> {
        @Override
        public C toObject(Configuration configuration) {
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

    /** Configurations as they are. */
    record Plain() implements ConfigurationForm<Configuration> {
        @Override
        public Configuration toObject(Configuration configuration) {
            return configuration;
        }

        @Override
        public Configuration toConfiguration(Configuration object) {
            return object;
        }

        @Override
        public @Nullable Class<?> type() {
            return null;
        }
    }
}
