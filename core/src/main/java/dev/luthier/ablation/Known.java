package dev.luthier.ablation;

import dev.luthier.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names that there are, and which of them cannot be left out.
 *
 * @param what one of them is called, as in {@code feature}
 * @param where they are, as in {@code data set 'titanic'}
 * @param names null if that is not known
 * @param fixed those that cannot be left out, each with the reason
 * @param remedy how to make them known
 */
record Known(String what, String where, @Nullable List<String> names, Map<String, String> fixed, String remedy) {

    /** Any name will do: what it switches is known to the training code alone. */
    static Known anything(String what) {
        return new Known(what, "", List.of(), Map.of(), "");
    }

    /** Neither the first nor the last, which take the data in and give the answer. */
    static Map<String, String> ends(List<String> layers) {
        Map<String, String> ends = new LinkedHashMap<>();
        if (!layers.isEmpty()) {
            ends.put(layers.get(0), "is the first layer, which takes the data in");
            ends.put(layers.get(layers.size() - 1), "is the last layer, which gives the answer");
        }
        return ends;
    }

    boolean check(String name, String place, Problems problems) {
        if (name.isBlank() || name.contains(", ")) {
            problems.add(
                    "%s: the %s name '%s' must not be empty nor contain a comma before a blank", place, what, name);
            return false;
        }
        if (names == null) {
            problems.add("%s: whether there is a %s '%s' cannot be told: %s", place, what, name, remedy);
            return false;
        }
        boolean isThere = where.isEmpty() || names.contains(name) || fixed.containsKey(name);
        return problems.check(isThere, "%s: there is no %s '%s' in %s, only %s", place, what, name, where, names);
    }

    void checkRemovable(String name, String place, Problems problems) {
        if (fixed.containsKey(name)) {
            problems.add("%s: '%s' cannot be left out, it %s", place, name, fixed.get(name));
        } else {
            check(name, place, problems);
        }
    }

    List<String> removable(String place, Problems problems) {
        if (names == null) {
            problems.add("%s: which %ss there are cannot be told: %s", place, what, remedy);
            return List.of();
        }
        List<String> removable =
                names.stream().filter(name -> !fixed.containsKey(name)).toList();
        problems.check(!removable.isEmpty(), "%s: there is no %s that could be left out", place, what);
        return removable;
    }

    List<String> withPrefix(String prefix, String place, Problems problems) {
        if (names == null) {
            problems.add("%s: which %ss begin with '%s' cannot be told: %s", place, what, prefix, remedy);
            return List.of();
        }
        List<String> found =
                names.stream().filter(name -> name.startsWith(prefix)).toList();
        problems.check(
                !found.isEmpty(), "%s: no %s of %s begins with '%s', there are %s", place, what, where, prefix, names);
        found.forEach(name -> checkRemovable(name, place + " of prefix '" + prefix + "'", problems));
        return found;
    }
}
