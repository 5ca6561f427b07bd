package dev.luthier.optimizer;

import dev.luthier.definition.Named;
import dev.luthier.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one optimizer or rule as a definition gives them. Whoever asks for one says what is usual and what would
 * be accepted; what is wrong is noted, and the usual value returned instead, so that all mistakes are found together. A
 * setting that nobody asks for is unknown.
 */
public final class Settings {
    private final Named described;
    private final Catalog catalog;
    private final Problems problems;
    private final Set<String> known = new TreeSet<>();

    Settings(Named described, Catalog catalog, Problems problems) {
        this.described = described;
        this.catalog = catalog;
        this.problems = problems;
    }

    /** Whether the setting is given. */
    public boolean has(String name) {
        known.add(name);
        return described.settings().containsKey(name);
    }

    /** A whole number of at least {@code least} that fits into an int. */
    public int count(String name, int usual, int least) {
        return (int) whole(name, usual, least, Integer.MAX_VALUE);
    }

    /** A whole number of at least {@code least}. */
    public long whole(String name, long usual, long least) {
        return whole(name, usual, least, Long.MAX_VALUE);
    }

    /** A whole number between the two, both included. */
    public long whole(String name, long usual, long least, long most) {
        Object value = value(name);
        if (value instanceof Long number && number >= least && number <= most) {
            return number;
        }
        String above = most >= Integer.MAX_VALUE ? " or more" : " to " + most;
        return refused(value, name, "a whole number, " + least + above, usual);
    }

    /** A number, whole or not, for which the test holds; {@code accepted} says the same in words, as in "above 0". */
    public double number(String name, double usual, String accepted, DoublePredicate test) {
        Object value = value(name);
        if (value instanceof Number number && test.test(number.doubleValue())) {
            return number.doubleValue();
        }
        return refused(value, name, "a number " + accepted, usual);
    }

    public boolean truth(String name, boolean usual) {
        Object value = value(name);
        return value instanceof Boolean truth ? truth : refused(value, name, "true or false", usual);
    }

    /** One of these words. */
    public String word(String name, String usual, Set<String> accepted) {
        Object value = value(name);
        if (value instanceof String text && accepted.contains(text)) {
            return text;
        }
        return refused(value, name, "one of " + new TreeSet<>(accepted), usual);
    }

    /** The settings as they are, for what takes any name; none is unknown then. */
    public Map<String, Object> all() {
        known.addAll(described.settings().keySet());
        return described.settings();
    }

    /**
     * Another optimizer: {@code searcher} holds its name, and {@code searcher.eta} its setting {@code eta}. Empty if it is not
     * given, or cannot be made.
     */
    public Optional<AbstractOptimizer> optimizer(String name) {
        Named part = part(name);
        return part == null ? Optional.empty() : catalog.optimizer(part, problems.prefixed(name));
    }

    /** The same, but a new one at each call. */
    public Optional<Supplier<AbstractOptimizer>> optimizers(String name) {
        Named part = part(name);
        return part == null
                ? Optional.empty()
                : catalog.optimizer(part, problems.prefixed(name)).map(proof -> () -> catalog.optimizer(part));
    }

    /** Other rules: {@code rule1}, {@code rule2} and so on hold their names, {@code rule1.patience} a setting of the first. */
    public List<AbstractEarlyStop> earlyStops(String prefix) {
        List<AbstractEarlyStop> rules = new ArrayList<>();
        for (int i = 1; has(prefix + i); i++) {
            Named part = part(prefix + i);
            if (part != null) {
                catalog.earlyStop(part, problems.prefixed(prefix + i)).ifPresent(rules::add);
            }
        }
        return rules;
    }

    void refuseUnknown() {
        for (String name : described.settings().keySet()) {
            problems.check(
                    known.contains(name),
                    "setting '%s' is unknown, there %s",
                    name,
                    known.isEmpty() ? "are none" : "are " + known);
        }
    }

    private @Nullable Named part(String name) {
        Object value = value(name);
        Map<String, Object> own = new TreeMap<>();
        described.settings().forEach((setting, each) -> {
            if (setting.startsWith(name + ".")) {
                known.add(setting);
                own.put(setting.substring(name.length() + 1), each);
            }
        });
        if (value instanceof String text) {
            return new Named(text, own);
        }
        if (value != null || !own.isEmpty()) {
            problems.add("setting '%s' is %s, must be a name", name, value);
        }
        return null;
    }

    private @Nullable Object value(String name) {
        known.add(name);
        return described.settings().get(name);
    }

    private <V> V refused(@Nullable Object value, String name, String accepted, V usual) {
        if (value != null) {
            String shown = value instanceof String ? "'" + value + "'" : value.toString();
            problems.add("setting '%s' is %s, must be %s", name, shown, accepted);
        }
        return usual;
    }
}
