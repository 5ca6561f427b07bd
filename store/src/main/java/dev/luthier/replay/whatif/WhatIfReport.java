package dev.luthier.replay.whatif;

import dev.luthier.definition.Definition;
import dev.luthier.definition.Named;
import dev.luthier.replay.whatif.WhatIfTrial.Verdict;
import dev.luthier.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What another early-stopping rule would have made of a recording, if the same trials had run at the same times, or another
 * scheduler, if it had been given the same configurations in the same order.
 *
 * @param definition of the recorded experiment
 * @param asked the other rule or scheduler
 * @param instead what the recording has in its place
 * @param trials all trials that reported anything or ended, by number
 * @param slotTime that the recorded trials spent
 * @param best the best trial of the recording
 * @param bestKept the best of the finished trials that would have been trained as far
 */
public record WhatIfReport(
        Definition definition,
        Named asked,
        Named instead,
        List<WhatIfTrial> trials,
        Duration slotTime,
        Optional<Trial> best,
        Optional<Trial> bestKept) {

    public WhatIfReport {
        trials = List.copyOf(trials);
    }

    public long count(Verdict verdict) {
        return trials.stream().filter(trial -> trial.verdict() == verdict).count();
    }

    /** Slot time that would have been spent less; negative if a scheduler trains promoted trials anew and that costs more. */
    public Duration saved() {
        return Duration.ofMillis(
                trials.stream().mapToLong(WhatIfTrial::savedMillis).sum());
    }

    /** The report as lines of text. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(definition.name() + " under " + asked + " instead of " + instead + ": of " + trials.size()
                + " trials " + count(Verdict.STOPPED) + " stopped, " + count(Verdict.KEPT) + " kept, "
                + count(Verdict.UNKNOWN) + " unknown");
        lines.add(String.format(
                Locale.ROOT,
                "saved: %.2f of %.2f slot-seconds (%.0f %%)",
                saved().toMillis() / 1000.0,
                slotTime.toMillis() / 1000.0,
                slotTime.isZero() ? 0.0 : 100.0 * saved().toMillis() / slotTime.toMillis()));
        lines.add(bestLine());
        if (count(Verdict.UNKNOWN) > 0) {
            lines.add("unknown: " + count(Verdict.UNKNOWN)
                    + " trials would have gone on where their recording ends; what they would have found and cost, and what would "
                    + "have followed from it, is not known");
        }
        return String.join(System.lineSeparator(), lines);
    }

    private String bestLine() {
        String metric = definition.metric();
        if (best.isEmpty()) {
            return "best: no trial finished";
        }
        String recorded = metric + " " + best.get().metric().orElseThrow() + " of trial "
                + best.get().number();
        if (bestKept.isEmpty()) {
            return "best: lost, " + recorded + " would have been stopped, and no other trial would have finished";
        }
        Trial kept = bestKept.get();
        return kept.number() == best.get().number()
                ? "best: kept, " + recorded
                : "best: lost, " + recorded + " would have been stopped; the best of the others is "
                        + kept.metric().orElseThrow() + " of trial " + kept.number();
    }
}
