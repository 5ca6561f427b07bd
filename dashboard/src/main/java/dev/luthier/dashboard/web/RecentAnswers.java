package dev.luthier.dashboard.web;

import dev.luthier.dashboard.feed.Feed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Keeps what was answered last, so that many viewers of a changing experiment cost hardly more than one. */
final class RecentAnswers {
    private static final int MOST = 32;
    private static final long YOUNG_NANOS = TimeUnit.SECONDS.toNanos(2);

    private record Answer(byte[] content, long version, long atNanos) {}

    private final Map<String, Answer> answers = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > MOST;
        }
    };

    /** The answer to that question: one of the view as it stands, or of two seconds ago. */
    synchronized byte[] get(String question, Feed feed, Supplier<byte[]> fresh) {
        long version = feed.version();
        Answer answer = answers.get(question);
        if (answer == null || (answer.version() != version && System.nanoTime() - answer.atNanos() > YOUNG_NANOS)) {
            answer = new Answer(fresh.get(), version, System.nanoTime());
            answers.put(question, answer);
        }
        return answer.content();
    }
}
