package dev.luthier.spark.job;

/** An exception as one line, since Spark's messages hold the stack traces of executors. */
final class ExceptionLine {
    private static final int LONGEST = 500;

    private ExceptionLine() {}

    static String of(Throwable error) {
        String line = error.toString().lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
