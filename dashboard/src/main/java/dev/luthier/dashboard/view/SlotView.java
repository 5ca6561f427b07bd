package dev.luthier.dashboard.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A slot's place over the whole experiment: when somebody was there, and what ran. */
public final class SlotView {
    private final int number;
    private final List<Stay> stays = new ArrayList<>(1);
    private final List<AttemptView> attempts = new ArrayList<>();

    /** One stay. */
    public static final class Stay {
        private final String host;
        private final long joinedFact;
        private long leftFact = AttemptView.OPEN;
        private String reason = "";

        Stay(String host, long joinedFact) {
            this.host = host;
            this.joinedFact = joinedFact;
        }

        void leave(long fact, String why) {
            leftFact = fact;
            reason = why;
        }

        public String host() {
            return host;
        }

        public long joinedFact() {
            return joinedFact;
        }

        /** {@link AttemptView#OPEN} while it is there. */
        public long leftFact() {
            return leftFact;
        }

        /** Why it left; empty while it is there. */
        public String reason() {
            return reason;
        }
    }

    SlotView(int number) {
        this.number = number;
    }

    void join(String host, long fact) {
        leave(fact, "came back");
        stays.add(new Stay(host, fact));
    }

    void leave(long fact, String reason) {
        if (isThere()) {
            stays.get(stays.size() - 1).leave(fact, reason);
        }
    }

    void runs(AttemptView attempt) {
        attempts.add(attempt);
    }

    boolean isThere() {
        return !stays.isEmpty() && stays.get(stays.size() - 1).leftFact() == AttemptView.OPEN;
    }

    public int number() {
        return number;
    }

    /** The oldest first. */
    public List<Stay> stays() {
        return Collections.unmodifiableList(stays);
    }

    /** In the order in which they were started. */
    public List<AttemptView> attempts() {
        return Collections.unmodifiableList(attempts);
    }
}
