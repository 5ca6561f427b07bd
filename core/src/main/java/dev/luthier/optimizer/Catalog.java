package dev.luthier.optimizer;

import dev.luthier.definition.Named;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** The optimizers and early-stopping rules that definitions can name. */
public final class Catalog {
    private static final String MODULE = "luthier-optimizers";

    private final Map<String, Recipe<AbstractOptimizer>> optimizers = new TreeMap<>();
    private final Map<String, Recipe<AbstractEarlyStop>> earlyStops = new TreeMap<>();

    private Catalog(Iterable<? extends RecipeBook> books) {
        Recipe<AbstractEarlyStop> none = new Recipe<>("none", settings -> new NoStop());
        earlyStops.put(none.name(), none);
        for (RecipeBook book : books) {
            book.optimizers().forEach(recipe -> optimizers.putIfAbsent(recipe.name(), recipe));
            book.earlyStops().forEach(recipe -> earlyStops.putIfAbsent(recipe.name(), recipe));
        }
    }

    /** What the recipe books on the class path offer. */
    public static Catalog load() {
        List<RecipeBook> books = new ArrayList<>();
        ServiceLoader.load(RecipeBook.class).forEach(books::add);
        if (books.isEmpty()) {
            ServiceLoader.load(RecipeBook.class, RecipeBook.class.getClassLoader()).forEach(books::add);
        }
        return of(books);
    }

    /** What these books offer; of two recipes with one name, the first counts. */
    public static Catalog of(Iterable<? extends RecipeBook> books) {
        return new Catalog(books);
    }

    public Set<String> optimizerNames() {
        return optimizers.keySet();
    }

    public Set<String> earlyStopNames() {
        return earlyStops.keySet();
    }

    /**
     * A new optimizer of that name with these settings.
     *
     * @throws InvalidInputException with everything that is wrong with them
     */
    public AbstractOptimizer optimizer(Named described) {
        Problems problems = new Problems();
        Optional<AbstractOptimizer> made = optimizer(described, problems);
        problems.throwIfAny("optimizer");
        return made.orElseThrow();
    }

    /**
     * The rule of that name with these settings.
     *
     * @throws InvalidInputException with everything that is wrong with them
     */
    public AbstractEarlyStop earlyStop(Named described) {
        Problems problems = new Problems();
        Optional<AbstractEarlyStop> made = earlyStop(described, problems);
        problems.throwIfAny("early-stopping rule");
        return made.orElseThrow();
    }

    /** As {@link #optimizer(Named)}; empty if something is wrong, which is then among the problems. */
    public Optional<AbstractOptimizer> optimizer(Named described, Problems problems) {
        return make("optimizer", described, optimizers, problems);
    }

    /** As {@link #earlyStop(Named)}; empty if something is wrong, which is then among the problems. */
    public Optional<AbstractEarlyStop> earlyStop(Named described, Problems problems) {
        return make("early-stopping rule", described, earlyStops, problems);
    }

    private <T> Optional<T> make(String kind, Named described, Map<String, Recipe<T>> recipes, Problems problems) {
        Recipe<T> recipe = recipes.get(described.name());
        if (recipe == null) {
            String known = recipes.size() > 1 ? "there are " + recipes.keySet() : "add " + MODULE + " to the class path";
            problems.add("%s '%s' is unknown: %s", kind, described.name(), known);
            return Optional.empty();
        }
        Problems own = new Problems();
        Settings settings = new Settings(described, this, own);
        Optional<T> made = make(recipe, settings, own);
        settings.refuseUnknown();
        problems.prefixed(kind + " " + described.name()).addAll(own.messages());
        return own.isEmpty() ? made : Optional.empty();
    }

    private static <T> Optional<T> make(Recipe<T> recipe, Settings settings, Problems problems) {
        try {
            return Optional.of(recipe.make().apply(settings));
        } catch (IllegalArgumentException e) {
            problems.add("%s", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
