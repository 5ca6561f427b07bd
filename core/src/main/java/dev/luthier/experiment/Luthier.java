package dev.luthier.experiment;

import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.space.typed.RecordSpace;

/**
 * Where everything starts.
 *
 * <pre>{@code
 * var result = Luthier.experiment("digits-svm", Svm.class)
 *     .maximize("accuracy")
 *     .optimizer(Optimizers.random())
 *     .trials(100)
 *     .train((svm, trial) -> train(svm))
 *     .runOn(LocalSlots.of(4));
 * }</pre>
 */
public final class Luthier {
    private Luthier() {}

    /**
     * A search over the configurations of a record type, which the training function is given as objects of that record.
     *
     * @param name of the experiment; letters, digits, dot, dash and underscore
     * @throws dev.luthier.problem.InvalidInputException with everything that is wrong with the record
     */
    public static <C extends Record> ExperimentBuilder<C> experiment(String name, Class<C> type) {
        RecordSpace<C> space = RecordSpace.of(type);
        return new ExperimentBuilder<>(name, space.space(), ConfigurationForm.of(space));
    }

    /** A search over a space written by hand; the training function is given the values by name. */
    public static ExperimentBuilder<Configuration> experiment(String name, SearchSpace space) {
        return new ExperimentBuilder<>(name, space, ConfigurationForm.plain());
    }
}
