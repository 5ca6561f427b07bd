package dev.luthier.experiment;

import dev.luthier.space.Configuration;
import dev.luthier.space.typed.RecordSpace;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What users see a configuration as: an object of their record, or the names and values themselves. */
interface ConfigurationForm<C> extends Serializable {
    C toObject(Configuration configuration);

    Configuration toConfiguration(C object);

    /** The record type; null for plain configurations. */
    @Nullable
    Class<?> type();

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
