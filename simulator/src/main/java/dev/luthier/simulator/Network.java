package dev.luthier.simulator;

import dev.luthier.random.RandomStream;
import java.time.Duration;

/** The way that messages take between driver and slots: how often each arrives, and when. */
final class Network {
    static final Duration SAY_AGAIN = Duration.ofSeconds(1);
    private static final long MESSAGES = 2;

    private final Settings settings;
    private final VirtualTime time;
    private final boolean isReliable;
    private long messages;

    Network(Settings settings, VirtualTime time) {
        this.settings = settings;
        this.time = time;
        Faults faults = settings.faults();
        this.isReliable = faults.delays() == 0 && faults.duplicates() == 0 && faults.losses() == 0;
    }

    /** Whether some messages never arrive. */
    boolean loses() {
        return settings.faults().losses() > 0;
    }

    /** Says it once, and it may be lost. */
    void send(Runnable arrival) {
        if (isReliable) {
            time.after(settings.networkDelay(), arrival);
            return;
        }
        RandomStream random = RandomStream.of(settings.seed(), MESSAGES, messages++);
        if (!isLost(random)) {
            carry(arrival, Duration.ZERO, random);
        }
    }

    /** Says it until it has come through. */
    void deliver(Runnable arrival) {
        if (isReliable) {
            time.after(settings.networkDelay(), arrival);
            return;
        }
        RandomStream random = RandomStream.of(settings.seed(), MESSAGES, messages++);
        Duration begin = Duration.ZERO;
        while (isLost(random)) {
            begin = begin.plus(SAY_AGAIN);
        }
        carry(arrival, begin, random);
    }

    private boolean isLost(RandomStream random) {
        return random.nextDouble() < settings.faults().losses();
    }

    private void carry(Runnable arrival, Duration begin, RandomStream random) {
        Faults faults = settings.faults();
        boolean twice = random.nextDouble() < faults.duplicates();
        for (int i = 0; i < (twice ? 2 : 1); i++) {
            boolean late = random.nextDouble() < faults.delays();
            Duration more = late ? Fate.upTo(faults.delay(), random) : Duration.ZERO;
            time.after(begin.plus(settings.networkDelay()).plus(more), arrival);
        }
    }
}
