package dev.luthier.replay.history;

import dev.luthier.event.Ending;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.store.Store;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stops the trials that a recorded experiment stopped, on the facts on which it did: what its journal notes is what was
 * decided, whatever the rule would say today, and even if its code is not there.
 */
final class NotedStops extends AbstractEarlyStop {
    private static final Pattern STOP = Pattern.compile(
            "(?:^|; )stop (\\d+)\\.\\d+: (.*?)(?=; (?:suggest|start|stop|withdraw|confirm|release|wake at|finish) |$)");
    private static final Pattern FINISH = Pattern.compile("(?:^|; )finish ([A-Z_]+)(?:: (.*))?$");

    /** A trial that was told to stop, and why. */
    private record Stop(int trial, String reason) {}

    private final Map<Long, List<Stop>> stops = new HashMap<>();
    private @Nullable Ending finish;
    private long finishedOn = -1;
    private long fact = -1;

    /** As the journal of that experiment notes it. */
    static NotedStops of(Store store, String experiment) {
        NotedStops noted = new NotedStops();
        store.readDecisions(experiment, noted::note);
        return noted;
    }

    /** The decisions that are asked for from now on are those on the next fact. */
    void nextFact() {
        fact++;
    }

    /** How the experiment ended on that fact or a later one, as the latest note has it; null if none has. */
    @Nullable
    Ending finishSince(long itsFact) {
        return finishedOn >= itsFact ? finish : null;
    }

    @Override
    public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
        return find(toCheck).isPresent();
    }

    @Override
    public String reason(Trial toCheck, List<Trial> finalized, Direction direction) {
        return find(toCheck).map(Stop::reason).orElse(name());
    }

    private Optional<Stop> find(Trial trial) {
        return stops.getOrDefault(fact, List.of()).stream()
                .filter(stop -> stop.trial() == trial.number())
                .findFirst();
    }

    private void note(String decisions, long number) {
        Matcher stop = STOP.matcher(decisions);
        while (decisions.contains("stop ") && stop.find()) {
            stops.computeIfAbsent(number, each -> new ArrayList<>(1))
                    .add(new Stop(Integer.parseInt(stop.group(1)), stop.group(2)));
        }
        Matcher end = FINISH.matcher(decisions);
        if (decisions.contains("finish ") && end.find()) {
            String detail = end.group(2);
            finishedOn = number;
            finish = new Ending(Ending.Kind.valueOf(end.group(1)), detail == null ? "" : detail);
        }
    }
}
