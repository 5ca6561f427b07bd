package dev.luthier.store;

import dev.luthier.event.Event;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.run.Verifier;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a journal says was decided, as far as it is known, and after how many facts the optimizer was asked. */
final class NotedDecisions implements JournalVisitor {
    private final Map<Long, String> decided = new HashMap<>();
    private final TreeMap<Long, Long> unknown = new TreeMap<>();
    private final TreeSet<Long> asked = new TreeSet<>();
    private long lastDecided = -1;

    @Override
    public void onFact(long number, Event event) {
        if (event instanceof Event.Suggested suggested) {
            asked.add(suggested.factsSeen());
        } else if (event instanceof Event.Reopened) {
            // A crash may have kept the last decisions of a run from being noted: after the last noted one nothing
            // is known.
            unknown.put(lastDecided + 1, number);
        }
    }

    @Override
    public void onDecided(long number, String decisions) {
        decided.put(number, decisions);
        lastDecided = Math.max(lastDecided, number);
    }

    /** What was decided on that fact; null if that is not known. */
    @Nullable
    String on(long fact) {
        Map.Entry<Long, Long> gap = unknown.floorEntry(fact);
        boolean isKnown = fact <= lastDecided && (gap == null || fact >= gap.getValue());
        return isKnown ? decided.getOrDefault(fact, "") : null;
    }

    Verification verify(
            Supplier<AbstractOptimizer> optimizer, AbstractEarlyStop earlyStop, Consumer<JournalVisitor> journal) {
        Verifier verifier = new Verifier(optimizer, earlyStop, asked);
        journal.accept((number, event) -> verifier.check(event, on(number)));
        return new Verification(verifier.facts(), verifier.decisions(), verifier.suggestions(), verifier.difference());
    }
}
