package dev.luthier.optimizers.stop;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Several rules as one: a trial is stopped when all of them, or any of them, say so. Each method answers a changed rule.
 */
public final class CombinedStop extends ExplainedStop {
    private final boolean all;
    private final List<AbstractEarlyStop> rules;
    private final long grace;
    private final int minFinished;
    private final Memory<FinishedTrials> memory = new Memory<>(direction -> new FinishedTrials());

    private CombinedStop(boolean all, List<AbstractEarlyStop> rules, long grace, int minFinished) {
        this.all = all;
        this.rules = List.copyOf(rules);
        this.grace = grace;
        this.minFinished = minFinished;
    }

    /** @throws IllegalArgumentException if there is no rule */
    public static CombinedStop all(List<AbstractEarlyStop> rules) {
        check(!rules.isEmpty(), "combination", "number of rules", 0, "1 or more");
        return new CombinedStop(true, rules, 0, 0);
    }

    /** @throws IllegalArgumentException if there is no rule */
    public static CombinedStop any(List<AbstractEarlyStop> rules) {
        check(!rules.isEmpty(), "combination", "number of rules", 0, "1 or more");
        return new CombinedStop(false, rules, 0, 0);
    }

    /** No trial is stopped before this step, whatever the rules say; 0 unless said. */
    public CombinedStop grace(long steps) {
        checkAtLeast("combination", "grace", 0, steps);
        return new CombinedStop(all, rules, steps, minFinished);
    }

    /** No trial is stopped before so many have finished, whatever the rules say; 0 unless said. */
    public CombinedStop minFinished(int trials) {
        checkAtLeast("combination", "minFinished", 0, trials);
        return new CombinedStop(all, rules, grace, trials);
    }

    @Override
    public boolean earlyStopCheck(Trial toCheck, TrialHistory history, Direction direction) {
        return whyStop(toCheck, history, direction) != null;
    }

    @Override
    public String reason(Trial toCheck, TrialHistory history, Direction direction) {
        String why = whyStop(toCheck, history, direction);
        return why == null ? name() : why;
    }

    private @Nullable String whyStop(Trial toCheck, TrialHistory history, Direction direction) {
        return isOpen(toCheck, history.ended(), direction)
                ? combined(rule -> rule.earlyStopCheck(toCheck, history, direction)
                        ? Optional.of(rule.reason(toCheck, history, direction))
                        : Optional.empty())
                : null;
    }

    @Override
    @Nullable
    String whyStop(Trial toCheck, List<Trial> finalized, Direction direction) {
        return isOpen(toCheck, finalized, direction)
                ? combined(rule -> rule.earlyStopCheck(toCheck, finalized, direction)
                        ? Optional.of(rule.reason(toCheck, finalized, direction))
                        : Optional.empty())
                : null;
    }

    private @Nullable String combined(Function<AbstractEarlyStop, Optional<String>> answers) {
        List<String> reasons =
                rules.stream().flatMap(rule -> answers.apply(rule).stream()).toList();
        boolean stops = all ? reasons.size() == rules.size() : !reasons.isEmpty();
        return stops ? String.join("; ", reasons) : null;
    }

    private boolean isOpen(Trial toCheck, List<Trial> finalized, Direction direction) {
        return toCheck.curve().lastStep() >= grace && isEnoughFinished(finalized, direction);
    }

    private boolean isEnoughFinished(List<Trial> finalized, Direction direction) {
        return minFinished == 0 || memory.ask(finalized, direction, FinishedTrials::count) >= minFinished;
    }

    @Override
    public String name() {
        return all ? "all" : "any";
    }

    /** The rules are numbered: rule1 is a name, and rule1.interval the interval of that rule. */
    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new TreeMap<>(Map.of("grace", grace, "minFinished", minFinished));
        for (int i = 0; i < rules.size(); i++) {
            String prefix = "rule" + (i + 1);
            settings.put(prefix, rules.get(i).name());
            rules.get(i).settings().forEach((name, value) -> settings.put(prefix + "." + name, value));
        }
        return settings;
    }
}
