package dev.luthier.experiment;

import dev.luthier.definition.Named;
import dev.luthier.optimizer.Catalog;
import dev.luthier.problem.Problems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An optimizer or rule that was given as an object or by name; the latter said counts. */
final class Chosen<T> {
    /** Makes what is described, or says what is wrong. */
    interface Maker<T> {
        Optional<T> make(Catalog catalog, Named described, Problems problems);
    }

    private final Maker<T> maker;
    private @Nullable T object;
    private @Nullable Named described;

    Chosen(Maker<T> maker) {
        this.maker = maker;
    }

    void set(T itsObject) {
        object = itsObject;
        described = null;
    }

    void set(Named itsDescription) {
        object = null;
        described = itsDescription;
    }

    /** Empty if it cannot be made, which is then among the problems. */
    Optional<T> get(Catalog catalog, Named usual, Problems problems) {
        return object != null
                ? Optional.of(object)
                : maker.make(catalog, described == null ? usual : described, problems);
    }
}
