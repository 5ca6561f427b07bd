package dev.luthier.controller;

import dev.luthier.definition.Limits;
import dev.luthier.event.Ending;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/** When so many trials fail that going on would be a waste. */
final class FailurePolicy {
    private static final int SHOWN = 10;

    private final Limits limits;
    private final Map<String, Integer> errors = new LinkedHashMap<>();
    private int ended;
    private int failed;

    FailurePolicy(Limits limits) {
        this.limits = limits;
    }

    /** Takes the end of a trial in, and ends the experiment if that was one failure too many. */
    void count(Outcome outcome, Outbox outbox) {
        ended++;
        if (outcome instanceof Outcome.Failed failure) {
            failed++;
            errors.merge(describe(failure.failure()), 1, Integer::sum);
        }
        if (isExceeded()) {
            outbox.conclude(Ending.Kind.TOO_MANY_FAILURES, summary());
        }
    }

    private boolean isExceeded() {
        boolean allOfTheFirst = failed == ended && ended >= limits.firstFailures();
        boolean tooLargeAShare = ended >= limits.failureShareFrom() && failed > limits.failureShare() * ended;
        return allOfTheFirst || tooLargeAShare;
    }

    /** The distinct errors, the most frequent first. */
    private String summary() {
        String list = errors.entrySet().stream()
                .sorted(Comparator.comparing(Entry<String, Integer>::getValue).reversed())
                .limit(SHOWN)
                .map(error -> error.getValue() + " × " + error.getKey())
                .collect(Collectors.joining("; "));
        String rest = errors.size() > SHOWN ? "; and " + (errors.size() - SHOWN) + " other errors" : "";
        return failed + " of " + ended + " trials failed: " + list + rest;
    }

    private static String describe(Failure failure) {
        return failure.kind() + " " + failure.message();
    }
}
