package dev.luthier.problem;

import java.util.List;

/** An input was refused; says everything that is wrong with it, one problem a line. */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final List<String> problems;

    /** @param subject what was refused, e.g. "search space"
     *  @param problems at least one, each a whole message */
    public InvalidInputException(String subject, List<String> problems) {
        super(message(subject, problems));
        this.problems = List.copyOf(problems);
    }

    private static String message(String subject, List<String> problems) {
        if (problems.size() == 1) {
            return "invalid " + subject + ": " + problems.get(0);
        }
        return "invalid " + subject + ", " + problems.size() + " problems:\n  - " + String.join("\n  - ", problems);
    }

    /** The messages in the order in which they were found. */
    public List<String> problems() {
        return problems;
    }
}
