package dev.luthier.space.typed;

import static java.util.Objects.requireNonNull;

import dev.luthier.space.Configuration;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;

/** How a part of a record and the values of a configuration become each other. */
sealed interface Binding {

    /** The part as an object. */
    Object toObject(Configuration configuration);

    /** Puts the values of the part under their names. */
    void toValues(Object part, Map<String, Object> values);

    /** One parameter. */
    record Value(String name, Scalar scalar) implements Binding {
        @Override
        public Object toObject(Configuration configuration) {
            return scalar.toJava(configuration.get(name));
        }

        @Override
        public void toValues(Object part, Map<String, Object> values) {
            values.put(name, part);
        }
    }

    /** A component of a record. */
    record Component(Method accessor, Binding binding) {}

    /** A record and its components in the order of its constructor. */
    record Whole(Constructor<?> constructor, List<Component> components) implements Binding {
        @Override
        public Object toObject(Configuration configuration) {
            Object[] arguments = components.stream()
                    .map(component -> component.binding.toObject(configuration))
                    .toArray();
            try {
                return constructor.newInstance(arguments);
            } catch (InvocationTargetException e) {
                throw new IllegalArgumentException(
                        "record " + type().getSimpleName() + " refuses " + configuration + ": " + reason(e),
                        e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("record=" + type(), e);
            }
        }

        @Override
        public void toValues(Object part, Map<String, Object> values) {
            for (Component component : components) {
                component.binding.toValues(read(part, component.accessor), values);
            }
        }

        private static Object read(Object part, Method accessor) {
            try {
                Object value = accessor.invoke(part);
                if (value == null) {
                    throw new IllegalArgumentException(
                            "component '" + accessor.getName() + "' of " + part + " is null");
                }
                return value;
            } catch (InvocationTargetException e) {
                throw new IllegalArgumentException(
                        "component '" + accessor.getName() + "' cannot be read: " + reason(e), e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("accessor=" + accessor, e);
            }
        }

        private static String reason(InvocationTargetException e) {
            Throwable cause = requireNonNull(e.getCause());
            return cause.getMessage() == null ? cause.toString() : cause.getMessage();
        }

        Class<?> type() {
            return constructor.getDeclaringClass();
        }
    }

    /** A sealed interface: a choice whose value names one of the records. */
    record Branch(String name, Map<String, Whole> records) implements Binding {
        @Override
        public Object toObject(Configuration configuration) {
            return requireNonNull(records.get(configuration.getString(name))).toObject(configuration);
        }

        @Override
        public void toValues(Object part, Map<String, Object> values) {
            records.forEach((label, whole) -> {
                if (whole.type().isInstance(part)) {
                    values.put(name, label);
                    whole.toValues(part, values);
                }
            });
        }
    }
}
