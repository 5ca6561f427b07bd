package dev.luthier.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Everything found wrong with one input so far.
 *
 * <p>Messages are format strings of {@link String#format}; without arguments they are taken as they are. Not
 * thread-safe.
 */
public final class Problems {
    private final List<String> messages;
    private final String prefix;

    public Problems() {
        this(new ArrayList<>(), "");
    }

    private Problems(List<String> messages, String prefix) {
        this.messages = messages;
        this.prefix = prefix;
    }

    /** A view that adds to the same list and puts "place: " before each message; views of views nest. */
    public Problems prefixed(String place) {
        return new Problems(messages, prefix + place + ": ");
    }

    public void add(String format, @Nullable Object... arguments) {
        String message = arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments);
        messages.add(prefix + message);
    }

    /** Adds the message unless the condition holds; returns the condition. */
    public boolean check(boolean holds, String format, @Nullable Object... arguments) {
        if (!holds) {
            add(format, arguments);
        }
        return holds;
    }

    /** Takes over what another check has found, under this view's prefix. */
    public void addAll(List<String> others) {
        others.forEach(message -> add("%s", message));
    }

    public boolean isEmpty() {
        return messages.isEmpty();
    }

    /** All messages so far, those of every view included. */
    public List<String> messages() {
        return List.copyOf(messages);
    }

    /**
     * Ends the check.
     *
     * @param subject what was checked, e.g. "search space"
     * @throws InvalidInputException with all messages, if there are any
     */
    public void throwIfAny(String subject) {
        if (!messages.isEmpty()) {
            throw new InvalidInputException(subject, messages);
        }
    }
}
