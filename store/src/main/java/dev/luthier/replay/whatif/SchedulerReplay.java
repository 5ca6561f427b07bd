package dev.luthier.replay.whatif;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.definition.HeadStart;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Named;
import dev.luthier.event.Ending;
import dev.luthier.event.SlotStay;
import dev.luthier.journal.InMemoryJournal;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.NoStop;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.problem.Problems;
import dev.luthier.replay.history.RecordedExperiment;
import dev.luthier.replay.whatif.WhatIfTrial.Verdict;
import dev.luthier.run.ExperimentLoop;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs recorded trials once more in virtual time, as far as a scheduler that promotes would have trained each. */
final class SchedulerReplay {
    private final RecordedExperiment recorded;
    private final AbstractOptimizer scheduler;
    private final Promotion promotion;

    SchedulerReplay(RecordedExperiment recorded, AbstractOptimizer scheduler, Promotion promotion) {
        this.recorded = recorded;
        this.scheduler = scheduler;
        this.promotion = promotion;
    }

    WhatIfReport report() {
        List<KnownTrial> known = recorded.trials().stream().map(KnownTrial::new).toList();
        Definition definition = definition();
        check(definition);
        RecordedConfigurations optimizer = new RecordedConfigurations(scheduler, definition, recorded.trials());
        try (ExperimentLoop loop =
                new ExperimentLoop(definition, optimizer, new NoStop(), new InMemoryJournal(), List.of())) {
            Set<Integer> unknown = new RecordedSlots(loop, known, promotion).run(slots());
            Ending ending = loop.ending();
            if (ending == null || ending.kind() != Ending.Kind.COMPLETED) {
                throw new InvalidInputException(what(), List.of("it ends with " + ending));
            }
            return report(verdicts(known, loop.trials(), unknown));
        }
    }

    // Only trials are counted: whether time or failures would have ended it sooner is another question.
    // Configurations that were given at the start are treated as all others are.
    private Definition definition() {
        Definition as = recorded.definition();
        Budget budget =
                new Budget(Math.max(1, recorded.trials().size()), as.budget().maxResource(), null);
        Limits patient = Limits.DEFAULT.withFailures(Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        return new Definition(
                as.name(),
                as.goals(),
                as.tasks(),
                HeadStart.NONE,
                scheduler.described(),
                new NoStop().described(),
                budget,
                patient,
                as.seed());
    }

    private void check(Definition definition) {
        Problems problems = new Problems();
        problems.check(
                definition.tasks().size() == 1,
                "the experiment has %d tasks, must have one",
                definition.tasks().size());
        problems.check(
                definition.budget().maxResource() > 1,
                "the experiment has maxResource 1: a scheduler decides how far trials are trained, so there must be more");
        problems.check(
                recorded.trials().stream()
                        .allMatch(trial -> recorded.origin(trial.number()).isEmpty()),
                "trials of the recording went on from checkpoints of others, so they cannot be told apart");
        problems.addAll(scheduler.refusals(definition));
        problems.throwIfAny(what());
    }

    private String what() {
        return "what-if of experiment '" + recorded.definition().name() + "' under " + scheduler.name();
    }

    private int slots() {
        return (int) Math.max(
                1,
                recorded.slotStays().stream()
                        .map(SlotStay::slot)
                        .mapToInt(slot -> slot.number())
                        .distinct()
                        .count());
    }

    private static List<WhatIfTrial> verdicts(List<KnownTrial> known, List<Trial> replayed, Set<Integer> unknown) {
        List<WhatIfTrial> verdicts = new ArrayList<>();
        for (KnownTrial each : known) {
            int number = each.trial().number();
            if (unknown.contains(number)) {
                verdicts.add(verdict(each, Verdict.UNKNOWN, each.lastStep(), "", 0));
            } else if (number < replayed.size()) {
                verdicts.add(verdict(each, replayed.get(number)));
            } else {
                verdicts.add(verdict(
                        each, Verdict.STOPPED, 0, "never begun", each.trial().durationMillis()));
            }
        }
        return verdicts;
    }

    private static WhatIfTrial verdict(KnownTrial known, Trial replayed) {
        long saved = known.trial().durationMillis() - replayed.durationMillis();
        long step = Math.min(replayed.resource(), known.lastStep());
        boolean isShorter = replayed.isFinished() && step < known.lastStep();
        return isShorter
                ? verdict(known, Verdict.STOPPED, step, "trained no further", saved)
                : verdict(known, Verdict.KEPT, step, "", saved);
    }

    private static WhatIfTrial verdict(KnownTrial known, Verdict verdict, long step, String reason, long savedMillis) {
        Trial trial = known.trial();
        return new WhatIfTrial(trial.number(), trial.state(), verdict, step, reason, savedMillis);
    }

    private WhatIfReport report(List<WhatIfTrial> verdicts) {
        List<Trial> kept = recorded.trials().stream()
                .filter(trial ->
                        trial.isFinished() && verdicts.get(trial.number()).verdict() == Verdict.KEPT)
                .toList();
        Definition definition = recorded.definition();
        Named asked = scheduler.described();
        return new WhatIfReport(
                definition,
                asked,
                definition.optimizer(),
                verdicts,
                recorded.slotTime(),
                recorded.best(),
                definition.goals().best(kept));
    }
}
