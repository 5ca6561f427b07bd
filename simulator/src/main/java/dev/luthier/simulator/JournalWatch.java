package dev.luthier.simulator;

import dev.luthier.event.Ending;
import dev.luthier.journal.JournalUnavailableException;
import dev.luthier.run.ExperimentLoop;
import java.time.Duration;
import java.util.List;

/**
 * Looks after a journal that needs its time: asks again soon whether more is durable, and, while it cannot be written, with
 * longer and longer pauses, until patience is over.
 */
final class JournalWatch {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final long NEVER = Long.MAX_VALUE;

    private final ExperimentLoop loop;
    private final VirtualTime time;
    private Duration pause = FIRST_PAUSE;
    private long giveUpAtMillis = NEVER;
    private boolean willLook;

    JournalWatch(ExperimentLoop loop, VirtualTime time) {
        this.loop = loop;
        this.time = time;
    }

    /** After every call of the loop. */
    void look() {
        JournalUnavailableException problem = loop.heldUp();
        if (loop.ending() != null) {
            return;
        }
        if (problem == null) {
            giveUpAtMillis = NEVER;
            pause = FIRST_PAUSE;
            lookAgainAfter(SOON, loop.isHoldingBack());
        } else {
            onProblem(problem);
        }
    }

    private void onProblem(JournalUnavailableException problem) {
        long now = time.nowMillis();
        if (giveUpAtMillis == NEVER) {
            giveUpAtMillis = now + loop.definition().limits().slotTimeout().toMillis();
        }
        if (now >= giveUpAtMillis || !problem.isPassing()) {
            loop.abandon(new Ending(Ending.Kind.JOURNAL_FAILED, String.valueOf(problem.getMessage())));
        } else {
            lookAgainAfter(pause, true);
        }
    }

    private void lookAgainAfter(Duration itsPause, boolean isWanted) {
        if (isWanted && !willLook) {
            willLook = true;
            time.after(itsPause, this::lookAgain);
        }
    }

    private void lookAgain() {
        willLook = false;
        if (loop.heldUp() != null) {
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
        loop.process(List.of());
        look();
    }
}
