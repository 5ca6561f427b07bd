package dev.luthier.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values as people read them. */
public final class Texts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int SECONDS_AS_SUCH = 600;

    private Texts() {}

    /** A moment in milliseconds since the epoch, in the local time zone. */
    public static String time(long atMillis) {
        return TIME.withZone(ZoneId.systemDefault()).format(Instant.ofEpochMilli(atMillis));
    }

    public static String duration(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        return seconds < SECONDS_AS_SUCH
                ? String.format(Locale.ROOT, "%.2f s", seconds)
                : String.format(Locale.ROOT, "%d h %02d min", duration.toHours(), duration.toMinutesPart());
    }

    /** With at most six significant digits; empty if it is NaN. */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e9;
        return isWhole
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6g", value).replaceFirst("0+(e|$)", "$1");
    }
}
