package dev.luthier.spark.job;

import java.io.NotSerializableException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkEnv;
import org.jspecify.annotations.Nullable;
import scala.reflect.ClassTag$;

/** Finds out before any slot starts whether a task can be sent to the executors, and if not, what in it is in the way. */
public final class ShippingCheck {
    /** How Spark's serializer describes the way to what is not serializable, from the inside out. */
    private static final Pattern FIELD =
            Pattern.compile("- field \\(class: ([^,]+), name: ([^,]+), type: .*\\)", Pattern.MULTILINE);

    private static final Pattern LAMBDA = Pattern.compile("SerializedLambda\\[capturingClass=class ([^,\\]]+)");
    private static final List<String> NOT_OF_THE_USER = List.of(
            "java.",
            "scala.",
            "dev.luthier.run.",
            "dev.luthier.slot.",
            "dev.luthier.spark.job.SlotTask",
            "dev.luthier.spark.WorkerCall",
            "dev.luthier.experiment.");

    private ShippingCheck() {}

    /**
     * @throws IllegalArgumentException if the task cannot be serialized, naming the class and who holds it
     */
    public static void check(SlotTask task) {
        try {
            SparkEnv.get().closureSerializer().newInstance().serialize(task, ClassTag$.MODULE$.apply(SlotTask.class));
        } catch (Exception e) { // also NotSerializableException, which Spark does not declare
            throw new IllegalArgumentException(message(e), e);
        }
    }

    private static String message(Throwable error) {
        NotSerializableException cause = notSerializable(error);
        if (cause == null || cause.getMessage() == null) {
            return "the training function cannot be sent to the executors: " + ExceptionLine.of(error);
        }
        String type = cause.getMessage().lines().findFirst().orElse("");
        return "the training function cannot be sent to the executors: class " + type + " is not serializable"
                + holder(cause.getMessage())
                + ". Make it Serializable, mark its field transient, or create it inside the training function";
    }

    private static String holder(String stack) {
        Matcher field = FIELD.matcher(stack);
        while (field.find()) {
            String owner = field.group(1);
            if (NOT_OF_THE_USER.stream().noneMatch(owner::startsWith)) {
                return ", and field '" + field.group(2) + "' of " + owner + " holds it";
            }
        }
        Matcher lambda = LAMBDA.matcher(stack);
        while (lambda.find()) {
            String owner = lambda.group(1);
            if (NOT_OF_THE_USER.stream().noneMatch(owner::startsWith)) {
                return ", and a lambda in " + owner + " captures it";
            }
        }
        return "";
    }

    private static @Nullable NotSerializableException notSerializable(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotSerializableException found) {
                return found;
            }
        }
        return null;
    }
}
