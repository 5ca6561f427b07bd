package dev.luthier.cli.training;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What trains, and the record that it is given. */
public final class FunctionChoice {
    @Option(
            names = "--function",
            paramLabel = "CLASS[::METHOD]",
            description = "the training function; as in the file, or as recorded, unless said")
    private @Nullable String function;

    @Option(
            names = "--configuration",
            paramLabel = "CLASS",
            description =
                    "the record that it is given; as in the file, or as recorded, unless said; without any it gets the "
                            + "values by name")
    private @Nullable String configuration;

    /** Takes over what a file or a recording says, where the command line says nothing. */
    public void orElse(@Nullable String itsFunction, @Nullable String itsConfiguration) {
        function = function == null ? itsFunction : function;
        configuration = configuration == null ? itsConfiguration : configuration;
    }

    /** Whether there is one, by the command line or by what was taken over. */
    public boolean isSaid() {
        return function != null;
    }

    /**
     * The function.
     *
     * @param metric what a function that returns one number returns
     * @throws IllegalArgumentException if none is said, or it cannot be found
     */
    public NamedFunction find(String metric) {
        if (function == null) {
            throw new IllegalArgumentException("there is no training function: say --function CLASS or CLASS::METHOD");
        }
        return NamedFunction.of(function, metric);
    }

    /**
     * The record; null if the function is given the values by name.
     *
     * @throws IllegalArgumentException if it is not there, or no record
     */
    public @Nullable Class<? extends Record> record() {
        if (configuration == null) {
            return null;
        }
        Class<?> type = NamedFunction.load(configuration);
        if (!type.isRecord()) {
            throw new IllegalArgumentException("configuration is " + type.getName() + ", must be a record");
        }
        return type.asSubclass(Record.class);
    }
}
