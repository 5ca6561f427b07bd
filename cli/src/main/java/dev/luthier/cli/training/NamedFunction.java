package dev.luthier.cli.training;

import dev.luthier.provenance.TrainingCode;
import dev.luthier.trial.MetricsFunction;
import dev.luthier.trial.TrialContext;
import dev.luthier.trial.TrialFunction;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A training function that is found by its name: an object of a class that has a constructor without parameters, or a static
 * method of a configuration and a {@link TrialContext}. Only the name is shipped to the slots.
 */
public final class NamedFunction implements MetricsFunction<Object> {
    private static final long serialVersionUID = 1;

    private final String type;
    private final @Nullable String method;
    private final String metric;
    private transient @Nullable MetricsFunction<Object> found;

    private NamedFunction(String type, @Nullable String method, String metric) {
        this.type = type;
        this.method = method;
        this.metric = metric;
    }

    /**
     * Finds it.
     *
     * @param name {@code CLASS} or {@code CLASS::METHOD}
     * @param metric what a function that returns one number returns
     * @throws IllegalArgumentException if it is not there, saying what is missing
     */
    public static NamedFunction of(String name, String metric) {
        int colons = name.indexOf("::");
        NamedFunction function = colons < 0
                ? new NamedFunction(name, null, metric)
                : new NamedFunction(name.substring(0, colons), name.substring(colons + 2), metric);
        function.found = function.find();
        return function;
    }

    /** Which code that is. */
    public TrainingCode code(@Nullable Class<?> configuration) {
        return TrainingCode.named(load(type), method, configuration);
    }

    /** @throws IllegalArgumentException if there is no such class on the class path */
    public static Class<?> load(String name) {
        try {
            return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "there is no class " + name + " on the class path: say --jar FILE, the jar that it is in", e);
        }
    }

    @Override
    public Map<String, Double> train(Object configuration, TrialContext trial) throws Exception {
        MetricsFunction<Object> function = found;
        if (function == null) {
            function = find();
            found = function;
        }
        return function.train(configuration, trial);
    }

    private MetricsFunction<Object> find() {
        return method == null ? ofObject(newObject(load(type))) : ofMethod(staticMethod(load(type), method));
    }

    @SuppressWarnings("unchecked") // what it is given is what the recorded function was given
    private MetricsFunction<Object> ofObject(Object object) {
        if (object instanceof MetricsFunction<?> function) {
            return (MetricsFunction<Object>) function;
        }
        if (object instanceof TrialFunction<?> function) {
            TrialFunction<Object> one = (TrialFunction<Object>) function;
            return (configuration, trial) -> Map.of(metric, one.train(configuration, trial));
        }
        throw new IllegalArgumentException(type + " is no training function, must implement "
                + TrialFunction.class.getName() + " or " + MetricsFunction.class.getName());
    }

    @SuppressWarnings("unchecked") // checked when it was looked for
    private MetricsFunction<Object> ofMethod(Method itsMethod) {
        return (configuration, trial) -> {
            Object result = invoke(itsMethod, configuration, trial);
            return result instanceof Number number
                    ? Map.of(metric, number.doubleValue())
                    : (Map<String, Double>) result;
        };
    }

    private static Object invoke(Method itsMethod, Object configuration, TrialContext trial) throws Exception {
        try {
            return itsMethod.invoke(null, configuration, trial);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    private static Object newObject(Class<?> itsType) {
        try {
            Constructor<?> constructor = itsType.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    itsType.getName()
                            + " cannot be made: it needs a constructor without parameters; else run it from Java, "
                            + "with Recording.of(…).reproduce(function, slots)",
                    e);
        }
    }

    private static Method staticMethod(Class<?> itsType, String name) {
        Method found = Arrays.stream(itsType.getDeclaredMethods())
                .filter(each -> each.getName().equals(name) && Modifier.isStatic(each.getModifiers()))
                .filter(each -> each.getParameterCount() == 2 && each.getParameterTypes()[1] == TrialContext.class)
                .filter(each -> each.getReturnType() == double.class || each.getReturnType() == Map.class)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(itsType.getName() + " has no static method '" + name
                        + "' of a configuration and a TrialContext that returns double or Map<String, Double>"));
        found.setAccessible(true);
        return found;
    }
}
