package dev.luthier.space.typed;

import dev.luthier.problem.InvalidInputException;
import dev.luthier.problem.Problems;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.space.SearchSpaceBuilder;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A search space written as a record, and the way between its configurations and objects of that record.
 *
 * <pre>{@code
 * record Svm(@LogUniform(min = 1e-3, max = 1e3) double c, @Choice({"rbf", "poly"}) String kernel, boolean shrinking) {}
 * }</pre>
 *
 * <ul>
 *   <li>A double has {@link Uniform} or {@link LogUniform}, an int or long {@link IntRange}; these and String may have
 *       {@link Choice}, {@link Ordinal} or {@link Constant}. A boolean or an enum needs no annotation.
 *   <li>The parameters of a record within the record have its name before theirs: {@code optimizer.lr}.
 *   <li>A sealed interface of records is a choice with their simple names; what belongs to one of them is active only if
 *       it is chosen, and is named after it: {@code model.Tree.depth}.
 *   <li>{@link Named} gives another name.
 * </ul>
 *
 * <p>Records and interfaces may be nested to any depth and may be private. Immutable.
 *
 * @param <C> the record
 */
public final class RecordSpace<C extends Record> implements Serializable {
    private static final long serialVersionUID = 1;

    private final Class<C> type;
    private final transient SearchSpace space;
    private final transient Binding.Whole binding;

    private RecordSpace(Class<C> type, SearchSpace space, Binding.Whole binding) {
        this.type = type;
        this.space = space;
        this.binding = binding;
    }

    /**
     * Reads a record type.
     *
     * @throws InvalidInputException with everything that is wrong with it
     */
    public static <C extends Record> RecordSpace<C> of(Class<C> type) {
        Problems problems = new Problems();
        SearchSpaceBuilder builder = SearchSpace.builder();
        Optional<Binding.Whole> binding = new RecordReader(problems).read(type, "", builder);
        Optional<SearchSpace> space = build(builder, problems);
        problems.throwIfAny("search space of record " + type.getSimpleName());
        return new RecordSpace<>(type, space.orElseThrow(), binding.orElseThrow());
    }

    /** The record. */
    public Class<C> type() {
        return type;
    }

    private static Optional<SearchSpace> build(SearchSpaceBuilder builder, Problems problems) {
        try {
            return Optional.of(builder.build());
        } catch (InvalidInputException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** The same space as if it had been written by hand. */
    public SearchSpace space() {
        return space;
    }

    /**
     * The object of a configuration.
     *
     * @throws IllegalArgumentException if the configuration is not of this space, or the record's constructor refuses it
     */
    public C toObject(Configuration configuration) {
        return type.cast(binding.toObject(space.canonical(configuration)));
    }

    /**
     * The configuration of an object.
     *
     * @throws IllegalArgumentException if a component is null or outside its domain
     */
    public Configuration toConfiguration(C object) {
        Map<String, Object> values = new LinkedHashMap<>();
        binding.toValues(object, values);
        return space.canonical(Configuration.of(values));
    }

    /** What was read by reflection is read again where the object arrives. */
    private Object writeReplace() throws ObjectStreamException {
        return new Sent<>(type);
    }

    private record Sent<C extends Record>(Class<C> type) implements Serializable {
        private Object readResolve() throws ObjectStreamException {
            return RecordSpace.of(type);
        }
    }

    @Override
    public String toString() {
        return "RecordSpace[" + type.getSimpleName() + ", " + space + "]";
    }
}
