package dev.luthier.dashboard.web;

import dev.luthier.dashboard.feed.Feed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps what was answered last, so that many viewers of a changing experiment cost hardly more than one. */
final class RecentAnswers {
    private static final int MOST = 32;
    private static final long YOUNG_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Map<String, Recent> answers = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Recent> eldest) {
            return size() > MOST;
        }
    };

    /** The answer to that question: one of the view as it stands, or of three seconds ago. */
    byte[] get(String question, Feed feed, Supplier<byte[]> fresh) {
        Recent recent;
        synchronized (answers) {
            recent = answers.computeIfAbsent(question, absent -> new Recent());
        }
        return recent.get(feed, fresh);
    }

    /** Who asks the same while it is being worked out waits for it; who asks something else does not. */
    private static final class Recent {
        private byte @Nullable [] content;
        private long version;
        private long atNanos;

        synchronized byte[] get(Feed feed, Supplier<byte[]> fresh) {
            byte[] known = content;
            long now = feed.version();
            if (known == null || (version != now && (version == 0 || System.nanoTime() - atNanos > YOUNG_NANOS))) {
                known = fresh.get();
                content = known;
                version = now;
                atNanos = System.nanoTime();
            }
            return known;
        }
    }
}
