package dev.luthier.store;

import dev.luthier.definition.Definition;
import dev.luthier.event.Event;
import org.jspecify.annotations.Nullable;

/** Takes the first fact of a journal and nothing else. */
final class OpeningOnly implements JournalVisitor {
    private @Nullable Definition definition;

    @Override
    public void onFact(long number, Event event) {
        if (!(event instanceof Event.Opened opened)) {
            throw new IllegalArgumentException("the first fact is " + event + ", must be the opening of an experiment");
        }
        definition = opened.definition();
    }

    @Override
    public boolean wants(long number) {
        return number == 0;
    }

    Definition definition() {
        if (definition == null) {
            throw new IllegalArgumentException("the journal holds no fact");
        }
        return definition;
    }
}
