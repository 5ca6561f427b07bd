package dev.luthier.recording.environment;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes secrets out of settings: whatever has a name that sounds like one, and passwords within URIs and arguments. */
final class Redaction {
    static final String REDACTED = "(redacted)";

    private static final Pattern SECRET_NAME = Pattern.compile(
            "secret|passw|passphrase|token|credential|access[._-]?key|api[._-]?key|account[._-]?key|private[._-]?key"
                    + "|sas[._-]|signature|\\bauth\\b|authorization|bearer|cookie");
    private static final Pattern USER_OF_URI = Pattern.compile("(?<=://)[^/@\\s]*:[^/@\\s]*(?=@)");
    private static final Pattern ARGUMENT = Pattern.compile("(\\S*?)=(\\S+)");

    private Redaction() {}

    static Map<String, String> of(Map<String, String> settings) {
        Map<String, String> clean = new TreeMap<>();
        settings.forEach((name, value) -> clean.put(name, of(name, value)));
        return clean;
    }

    /** The value of a setting; its own arguments and URIs are looked at too. */
    static String of(String name, String value) {
        if (isSecret(name)) {
            return REDACTED;
        }
        String withoutUsers = USER_OF_URI.matcher(value).replaceAll(REDACTED);
        return ARGUMENT.matcher(withoutUsers)
                .replaceAll(argument -> Matcher.quoteReplacement(
                        isSecret(argument.group(1)) ? argument.group(1) + "=" + REDACTED : argument.group()));
    }

    private static boolean isSecret(String name) {
        return SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
    }
}
