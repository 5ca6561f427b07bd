package dev.luthier.ablation;

import dev.luthier.ablation.variant.Component;
import dev.luthier.problem.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which features, layers or other switches of the training a study leaves out, one after the other. Nothing is refused before
 * the study is checked as a whole. What is excluded stays out, whether it was included before or after. Not thread-safe.
 */
public final class Selection {
    private static final String STAR = "*";

    private final Component.Kind kind;
    private final Set<String> included = new LinkedHashSet<>();
    private final Set<String> prefixes = new LinkedHashSet<>();
    private final Set<String> groupPrefixes = new LinkedHashSet<>();
    private final Set<List<String>> groups = new LinkedHashSet<>();
    private final Set<String> excluded = new LinkedHashSet<>();
    private final Set<String> excludedGroupPrefixes = new LinkedHashSet<>();
    private final Set<List<String>> excludedGroups = new LinkedHashSet<>();
    private @Nullable List<String> declared;
    private boolean includesAll;

    Selection(Component.Kind kind) {
        this.kind = kind;
    }

    /** Leaves out each of these, one at a time. */
    public Selection include(String... names) {
        return include(Arrays.asList(names));
    }

    /** Leaves out each of these, one at a time. */
    public Selection include(Collection<String> names) {
        included.addAll(names);
        return this;
    }

    /** Leaves out each whose name begins so, one at a time. */
    public Selection includePrefix(String prefix) {
        prefixes.add(prefix);
        return this;
    }

    /** Leaves out each that may be left out, one at a time: not the label, nor the first or last layer. */
    public Selection includeAll() {
        includesAll = true;
        return this;
    }

    /** Leaves out all whose names begin so, together. */
    public Selection includeGroups(String... itsPrefixes) {
        groupPrefixes.addAll(Arrays.asList(itsPrefixes));
        return this;
    }

    /** Leaves out these, together. */
    public Selection includeGroups(Set<String> group) {
        groups.add(List.copyOf(new TreeSet<>(group)));
        return this;
    }

    /** Keeps these, unless they are in a group that leaves. */
    public Selection exclude(String... names) {
        return exclude(Arrays.asList(names));
    }

    /** Keeps these, unless they are in a group that leaves. */
    public Selection exclude(Collection<String> names) {
        excluded.addAll(names);
        return this;
    }

    /** Takes the group of that prefix back. */
    public Selection excludeGroups(String... itsPrefixes) {
        excludedGroupPrefixes.addAll(Arrays.asList(itsPrefixes));
        return this;
    }

    /** Takes that group back. */
    public Selection excludeGroups(Set<String> group) {
        excludedGroups.add(List.copyOf(new TreeSet<>(group)));
        return this;
    }

    /** Says which there are, in their order, where neither data nor model can tell. */
    public Selection declare(String... names) {
        return declare(Arrays.asList(names));
    }

    /** Says which there are, in their order, where neither data nor model can tell. */
    public Selection declare(Collection<String> names) {
        declared = List.copyOf(names);
        return this;
    }

    @Nullable
    List<String> declared() {
        return declared;
    }

    boolean isEmpty() {
        return included.isEmpty() && prefixes.isEmpty() && groupPrefixes.isEmpty() && groups.isEmpty() && !includesAll;
    }

    /**
     * The components that this comes to; what is wrong is noted.
     *
     * @param there what there is
     */
    List<Component> components(Known there, Problems problems) {
        Map<String, Component> components = new LinkedHashMap<>();
        for (String name : singles(there, problems)) {
            put(Component.single(kind, name), components);
        }
        groupPrefixes.stream()
                .filter(prefix -> !excludedGroupPrefixes.contains(prefix))
                .forEach(prefix -> put(prefixGroup(prefix, there, problems), components));
        groups.stream()
                .filter(group -> !excludedGroups.contains(group))
                .forEach(group -> put(group(group, there, problems), components));
        excluded.forEach(name -> there.check(name, "exclude", problems));
        return new ArrayList<>(components.values());
    }

    private Set<String> singles(Known there, Problems problems) {
        Set<String> names = new LinkedHashSet<>();
        if (includesAll) {
            names.addAll(there.removable("includeAll()", problems));
        }
        for (String prefix : prefixes) {
            names.addAll(there.withPrefix(prefix, "includePrefix", problems));
        }
        for (String name : included) {
            there.checkRemovable(name, "include", problems);
            names.add(name);
        }
        names.removeAll(excluded);
        return names;
    }

    private Component prefixGroup(String prefix, Known there, Problems problems) {
        return new Component(kind, prefix + STAR, there.withPrefix(prefix, "includeGroups", problems));
    }

    private Component group(List<String> names, Known there, Problems problems) {
        if (names.isEmpty()) {
            problems.add("includeGroups: a group is empty, must have two members or more");
        } else if (names.size() == 1) {
            problems.add("includeGroups: the group %s has one member only: say include(\"%s\")", names, names.get(0));
        }
        names.forEach(name -> there.checkRemovable(name, "includeGroups", problems));
        return new Component(kind, String.join("+", names), names);
    }

    private static void put(Component component, Map<String, Component> components) {
        components.putIfAbsent(component.id(), component);
    }
}
