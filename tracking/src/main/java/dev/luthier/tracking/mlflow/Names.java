package dev.luthier.tracking.mlflow;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Names and values within the limits of MLflow. Names may hold letters, digits, {@code _ - . /} and blanks, at most 250 of
 * them, and must be clean relative paths. A name that is not like that is changed, and gets a check sum of the original at its
 * end, so that two different names stay different. A value that is too long is cut, and says so.
 */
final class Names {
    private static final int LONGEST_KEY = 250;
    private static final int LONGEST_PARAM = 6000;
    private static final int LONGEST_TAG = 5000;
    private static final int SUM_LENGTH = 9;

    private Names() {}

    static String key(String name) {
        StringBuilder legal = new StringBuilder();
        for (String part : name.split("/", -1)) {
            legal.append(legal.isEmpty() ? "" : "/").append(part(part));
        }
        if (legal.length() > LONGEST_KEY || !legal.toString().equals(name)) {
            legal.setLength(Math.min(legal.length(), LONGEST_KEY - SUM_LENGTH));
            legal.append('-').append(sum(name));
        }
        return legal.toString();
    }

    static String param(String value) {
        return cut(value, LONGEST_PARAM);
    }

    static String tag(String value) {
        return cut(value, LONGEST_TAG);
    }

    private static String part(String part) {
        if (part.isEmpty() || part.equals(".") || part.equals("..")) {
            return "_";
        }
        StringBuilder legal = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            boolean isLegal = c < 128 && (Character.isLetterOrDigit(c) || "_-. ".indexOf(c) >= 0);
            legal.append(isLegal ? c : '_');
        }
        return legal.toString();
    }

    // Code points count as one in MLflow, as one or two here: what fits here fits there.
    private static String cut(String value, int longest) {
        if (value.length() <= longest) {
            return value;
        }
        String end = "… (" + value.length() + " characters, CRC-32 " + sum(value) + ")";
        return value.substring(0, longest - end.length()) + end;
    }

    private static String sum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
