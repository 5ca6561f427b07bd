package dev.luthier.store;

import dev.luthier.event.Event;

/** Is told what a journal holds, in its order. */
public interface JournalVisitor {

    /** @param number of the fact, from 0 */
    void onFact(long number, Event event);

    /** Whether it wants to be told of that fact; if not, the fact is only counted where that is faster. */
    default boolean wants(long number) {
        return true;
    }

    /**
     * What was decided on a fact, which has been told before.
     *
     * @param decisions in the words of {@link dev.luthier.journal.DecisionText}
     */
    default void onDecided(long number, String decisions) {}

    /** What was told so far is void, because its writer had to give it up: the journal is told from its beginning again. */
    default void onRestart() {}
}
