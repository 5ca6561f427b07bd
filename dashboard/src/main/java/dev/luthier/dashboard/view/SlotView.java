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
        private final int epoch;
        private final String host;
        private final long joinedFact;
        private long leftFact = AttemptView.OPEN;
        private String reason = "";

        Stay(int epoch, String host, long joinedFact) {
            this.epoch = epoch;
            this.host = host;
            this.joinedFact = joinedFact;
        }

        boolean isOpen() {
            return leftFact == AttemptView.OPEN;
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

    /** A slot that says hello twice is still one slot. */
    void join(int epoch, String host, long fact) {
        if (stays.stream().noneMatch(stay -> stay.isOpen() && stay.epoch == epoch)) {
            stays.add(new Stay(epoch, host, fact));
        }
    }

    void leave(int epoch, long fact, String reason) {
        stays.stream().filter(stay -> stay.isOpen() && stay.epoch == epoch).forEach(stay -> stay.leave(fact, reason));
    }

    void leaveAll(long fact, String reason) {
        stays.stream().filter(Stay::isOpen).forEach(stay -> stay.leave(fact, reason));
    }

    void runs(AttemptView attempt) {
        attempts.add(attempt);
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
