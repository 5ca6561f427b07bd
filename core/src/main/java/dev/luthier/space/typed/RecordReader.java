package dev.luthier.space.typed;

import dev.luthier.problem.Problems;
import dev.luthier.space.SearchSpaceBuilder;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Walks through a record type, declares its parameters and remembers how they belong to it. */
final class RecordReader {
    private final Problems problems;
    private final Deque<Class<?>> path = new ArrayDeque<>();

    RecordReader(Problems problems) {
        this.problems = problems;
    }

    /** Empty only if a problem was added. */
    Optional<Binding.Whole> read(Class<?> type, String prefix, SearchSpaceBuilder space) {
        Problems own = problems.prefixed("record " + type.getSimpleName());
        if (!own.check(!path.contains(type), "contains itself, so that it would have endlessly many parameters")) {
            return Optional.empty();
        }
        path.push(type);
        List<Binding.Component> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + nameOf(component, component.getName());
            readComponent(component, name, space)
                    .ifPresent(binding -> components.add(new Binding.Component(component.getAccessor(), binding)));
        }
        path.pop();
        return accessible(type, components, own);
    }

    private Optional<Binding.Whole> accessible(Class<?> type, List<Binding.Component> components, Problems own) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            components.forEach(component -> component.accessor().setAccessible(true));
            return Optional.of(new Binding.Whole(constructor, List.copyOf(components)));
        } catch (ReflectiveOperationException | RuntimeException e) {
            own.add("its constructor and accessors must be open to reflection (%s)", e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<? extends Binding> readComponent(
            RecordComponent component, String name, SearchSpaceBuilder space) {
        Class<?> type = component.getType();
        Problems own = problems.prefixed("parameter '" + name + "'");
        Optional<Scalar> scalar = Scalar.of(type);
        if (scalar.isPresent()) {
            new ScalarReader(name, scalar.get(), own).declare(component, space);
            return Optional.of(new Binding.Value(name, scalar.get()));
        }
        if (!type.isRecord() && !(type.isSealed() && type.isInterface())) {
            own.add(
                    "the type %s cannot be searched; use double, int, long, boolean, String, an enum, a record or a sealed"
                            + " interface of records",
                    type.getSimpleName());
            return Optional.empty();
        }
        List<String> unfit = ScalarReader.annotations(component);
        own.check(unfit.isEmpty(), "%s does not fit the type %s", String.join(", ", unfit), type.getSimpleName());
        return type.isRecord() ? read(type, name + ".", space) : readBranch(type, name, space);
    }

    private Optional<Binding.Branch> readBranch(Class<?> type, String name, SearchSpaceBuilder space) {
        List<Class<?>> records = permitted(type).toList();
        List<String> labels = records.stream().map(RecordReader::label).toList();
        space.choice(name, labels.toArray());
        Map<String, Binding.Whole> branches = new LinkedHashMap<>();
        for (Class<?> each : records) {
            String label = label(each);
            String prefix = name + "." + label + ".";
            if (problems.prefixed("parameter '" + name + "'").check(each.isRecord(), "%s is not a record", label)) {
                SearchSpaceBuilder.When chosen = space.when(name);
                chosen.is(label, then -> read(each, prefix, then).ifPresent(whole -> branches.put(label, whole)));
            }
        }
        return Optional.of(new Binding.Branch(name, branches));
    }

    /** Sealed interfaces below a sealed interface only group its records. */
    private static Stream<Class<?>> permitted(Class<?> type) {
        return Arrays.stream(type.getPermittedSubclasses())
                .flatMap(each -> each.isSealed() && each.isInterface() ? permitted(each) : Stream.of(each));
    }

    private static String label(Class<?> type) {
        return nameOf(type, type.getSimpleName());
    }

    private static String nameOf(AnnotatedElement element, String otherwise) {
        Named named = element.getAnnotation(Named.class);
        return named == null ? otherwise : named.value();
    }
}
