package dev.luthier.optimizers.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.ablation.AblationStudy;
import dev.luthier.ablation.AbstractAblator;
import dev.luthier.ablation.Kept;
import dev.luthier.ablation.effect.Contrast;
import dev.luthier.ablation.effect.Effect;
import dev.luthier.ablation.effect.Repeats;
import dev.luthier.ablation.effect.Verdict;
import dev.luthier.ablation.report.AblationReport;
import dev.luthier.ablation.variant.AblationSpace;
import dev.luthier.ablation.variant.Measurements;
import dev.luthier.ablation.variant.Variant;
import dev.luthier.event.Ending;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.InMemoryJournal;
import dev.luthier.optimizers.Ablators;
import dev.luthier.optimizers.EarlyStops;
import dev.luthier.run.LocalSlots;
import dev.luthier.simulator.SimulatedSlots;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole studies, from the fluent words to the report. */
@Timeout(300)
class AblationExperimentTest {
    private static final Noisy NOISY =
            new Noisy(0.01).with("dropout", 0.1).with("augmentation", 0.05).with("harmful", -0.08);

    private static ExperimentResult<Kept> run(AbstractAblator ablator, int slots) {
        return NOISY.experiment(ablator, 1)
                .train((kept, trial) -> NOISY.train(kept))
                .runOn(SimulatedSlots.of(slots));
    }

    private static List<String> variants(ExperimentResult<Kept> result) {
        return result.trials().stream()
                .map(trial -> result.configuration(trial).variant().toString())
                .toList();
    }

    @Test
    void locoTrainsTheCompleteVariantFirstAndEachRepeatAfterTheOther() {
        ExperimentResult<Kept> result = run(Ablators.loco(Repeats.of(2)), 1);

        assertThat(variants(result))
                .containsExactly(
                        "complete",
                        "without component:augmentation",
                        "without component:dropout",
                        "without component:harmful",
                        "complete",
                        "without component:augmentation",
                        "without component:dropout",
                        "without component:harmful");
        assertThat(result.trials()).extracting(Trial::note).endsWith("without component:harmful, repeat 2");
    }

    @Test
    void variantsOfARepeatHaveOneSeed() {
        Map<Integer, Set<Long>> seeds = new TreeMap<>();
        ExperimentResult<Kept> result = run(Ablators.loco(Repeats.of(3)), 2);

        result.trials().stream()
                .map(result::configuration)
                .forEach(kept -> seeds.computeIfAbsent(kept.repeat(), each -> new TreeSet<>())
                        .add(kept.seed()));

        assertThat(seeds).hasSize(3).allSatisfy((repeat, its) -> assertThat(its).hasSize(1));
        assertThat(seeds.values().stream().distinct()).hasSize(3);
    }

    @Test
    void findsWhatHelpsAndWhatHarms() {
        AblationReport report = run(Ablators.loco(Repeats.of(5)), 2).ablation();

        assertThat(report.effect("component:dropout").estimate().mean()).isCloseTo(0.1, within(0.02));
        assertThat(report.effect("component:dropout").verdict()).isEqualTo(Verdict.HELPS);
        assertThat(report.effect("component:augmentation").verdict()).isEqualTo(Verdict.HELPS);
        assertThat(report.effect("component:harmful").verdict()).isEqualTo(Verdict.HARMS);
    }

    @Test
    void effectsArePositiveForTheGoodAlsoWhereTheMetricIsMinimized() {
        AblationReport report = Luthier.ablation("noisy", NOISY.study())
                .minimize("error")
                .optimizer(Ablators.loco(Repeats.of(5)))
                .quiet()
                .train((kept, trial) -> 1 - NOISY.train(kept))
                .runOn(SimulatedSlots.of(2))
                .ablation();

        assertThat(report.effect("component:dropout").verdict()).isEqualTo(Verdict.HELPS);
        assertThat(report.effect("component:harmful").verdict()).isEqualTo(Verdict.HARMS);
    }

    @Test
    void onlyTheUndecidedGetMoreRepeatsAndTheirTrialsSayWhy() {
        Noisy noisy = new Noisy(0.02).with("large", 1).with("none", 0);

        ExperimentResult<Kept> result = noisy.experiment(
                        Ablators.loco(Repeats.of(4).upTo(16)), 3)
                .train((kept, trial) -> noisy.train(kept))
                .runOn(SimulatedSlots.of(1));

        AblationReport report = result.ablation();
        assertThat(report.effect("component:large").estimate().pairs()).isEqualTo(4);
        assertThat(report.effect("component:none").estimate().pairs()).isGreaterThan(4);
        assertThat(result.trials().get(12).note())
                .startsWith("complete, repeat 5, since component:none is undecided: p ")
                .endsWith(" is above 0.05 after 4 repeats");
        assertThat(result.trials())
                .as("no more than twice the least unless said")
                .hasSizeLessThanOrEqualTo(24);
    }

    @Test
    void whatIsSurelyNegligibleGetsNoMoreRepeats() {
        Noisy noisy = new Noisy(0.001).with("large", 1).with("none", 0);

        AblationReport report = noisy.experiment(
                        Ablators.loco(Repeats.of(4).upTo(16).withNegligible(0.05)), 3)
                .train((kept, trial) -> noisy.train(kept))
                .runOn(SimulatedSlots.of(1))
                .ablation();

        assertThat(report.effect("component:none").verdict()).isEqualTo(Verdict.NEGLIGIBLE);
        assertThat(report.effect("component:none").estimate().pairs()).isEqualTo(4);
    }

    @Test
    void aComponentWhoseRemovalCrashesIsReportedAsSuch() {
        ExperimentResult<Kept> result = NOISY.experiment(
                        Ablators.loco(Repeats.of(4).upTo(8)), 1)
                .train((kept, trial) -> {
                    if (!kept.component("augmentation")) {
                        throw new IllegalStateException("no rows left");
                    }
                    return NOISY.train(kept);
                })
                .runOn(SimulatedSlots.of(1));

        Effect effect = result.ablation().effect("component:augmentation");
        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
        assertThat(effect.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(effect.failure())
                .isEqualTo("without component:augmentation: EXCEPTION: java.lang.IllegalStateException: no rows left");
        assertThat(result.counts().failed())
                .as("after two failures it is not tried again")
                .isEqualTo(2);
        assertThat(result.ablation().effect("component:dropout").verdict()).isEqualTo(Verdict.HELPS);
        assertThat(result.toTable()).contains("no rows left").contains("2 failed");
    }

    @Test
    void whatWasLeftOutWithoutAnybodyAskingMakesTheTrialFail() {
        ExperimentResult<Kept> result = NOISY.experiment(Ablators.loco(Repeats.of(2)), 1)
                .train((kept, trial) -> kept.component("dropout") ? 1 : 0)
                .runOn(SimulatedSlots.of(1));

        assertThat(result.ablation().effect("component:dropout").verdict()).isEqualTo(Verdict.HELPS);
        assertThat(result.trials())
                .filteredOn(trial -> trial.failure() != null)
                .hasSize(4)
                .extracting(Trial::failure)
                .extracting(Failure::message)
                .first()
                .asString()
                .contains("the trial was to run without [component:augmentation]")
                .contains("it has measured something else");
    }

    @Test
    void customModelsTakeThePlaceOfTheBaseModel() {
        AblationStudy study = AblationStudy.of("made-up", "label");
        study.model().setBaseModelGenerator(kept -> kept.layer("hidden") ? 0.9 : 0.7);
        study.model().addCustomModelGenerator("wide", kept -> 0.95).layers().include("hidden");

        AblationReport report = Luthier.ablation("models", study)
                .maximize("accuracy")
                .optimizer(Ablators.loco(Repeats.of(3)))
                .quiet()
                .train((kept, trial) -> kept.model(Double.class))
                .runOn(LocalSlots.of(2))
                .ablation();

        assertThat(report.effect("layer:hidden").estimate().mean()).isCloseTo(0.2, within(1e-12));
        assertThat(report.effect("model:wide").verdict()).isEqualTo(Verdict.HARMS);
    }

    @Test
    void pairsShowWhichComponentsMakeUpForEachOther() {
        AblationStudy study = AblationStudy.of("made-up", "label");
        study.components().include("a", "b", "c");

        AblationReport report = Luthier.ablation("pairs", study)
                .maximize("accuracy")
                .optimizer(Ablators.leavePairsOut(Repeats.of(2)))
                .quiet()
                .train((kept, trial) -> {
                    boolean a = kept.component("a");
                    boolean b = kept.component("b");
                    return (a || b ? 0.5 : 0) + (kept.component("c") ? 0.25 : 0);
                })
                .runOn(SimulatedSlots.of(4))
                .ablation();

        assertThat(report.effects()).hasSize(6);
        assertThat(report.effect("component:a").estimate().mean()).isZero();
        assertThat(report.effect("component:a & component:b").estimate().mean()).isEqualTo(0.5);
        assertThat(report.effect("component:a & component:b").verdict()).isEqualTo(Verdict.HELPS);
        assertThat(report.effect("component:b & component:c").estimate().mean()).isZero();
    }

    @Test
    void onlyOneInBeginsWithNothingAndAddsEachAlone() {
        ExperimentResult<Kept> result = run(Ablators.onlyOneIn(Repeats.of(4)), 1);

        assertThat(variants(result).subList(0, 2))
                .containsExactly(
                        "without component:augmentation, component:dropout, component:harmful",
                        "without component:dropout, component:harmful");
        assertThat(result.ablation().effect("component:augmentation").verdict()).isEqualTo(Verdict.HELPS);
        assertThat(result.ablation().effect("component:harmful").verdict()).isEqualTo(Verdict.HARMS);
    }

    @Test
    void eliminationTakesOutWhatHarmsOrDoesNothingAndKeepsTheRest() {
        Noisy noisy = new Noisy(0.01)
                .with("strong", 0.3)
                .with("good", 0.15)
                .with("nothing", 0)
                .with("harmful", -0.1);

        ExperimentResult<Kept> result = noisy.experiment(Ablators.backwardElimination(Repeats.of(5)), 2)
                .train((kept, trial) -> noisy.train(kept))
                .runOn(SimulatedSlots.of(4));

        AblationReport report = result.ablation();
        assertThat(report.effects())
                .extracting(Effect::name)
                .containsExactly(
                        "1. component:harmful",
                        "2. component:nothing",
                        "all of these",
                        "component:good",
                        "component:strong");
        assertThat(report.effect("component:good").verdict()).isEqualTo(Verdict.HELPS);
        assertThat(report.remarks()).singleElement().asString().contains("taken out 2 of 4 components");
        assertThat(result.ending().detail()).contains("component:good, the least useful one left");
        assertThat(result.trials()).extracting(Trial::configuration).doesNotHaveDuplicates();
    }

    /** Five repeats tell little of an effect as large as the noise of a difference; with up to forty it is nearly always seen. */
    @Test
    void eliminationGivesFurtherRepeatsToAnUndecidedComponent() {
        Noisy noisy = new Noisy(0.04).with("strong", 0.5).with("weak", 0.05);

        List<ExperimentResult<Kept>> with = eliminations(noisy, Repeats.of(5).upTo(40));
        List<ExperimentResult<Kept>> without = eliminations(noisy, Repeats.of(5));

        assertThat(with).filteredOn(result -> takesOut(result, "weak")).hasSizeLessThanOrEqualTo(4);
        assertThat(without).filteredOn(result -> takesOut(result, "weak")).hasSizeGreaterThan(12);
        assertThat(with)
                .flatExtracting(ExperimentResult::trials)
                .extracting(Trial::note)
                .anyMatch(note -> note.contains("since it is undecided whether component:weak is missed: p "));
    }

    @Test
    void eliminationGivesNoFurtherRepeatsToWhatLooksUseless() {
        Noisy noisy = new Noisy(0.01).with("strong", 0.5).with("harmful", -0.2);

        ExperimentResult<Kept> result = noisy.experiment(
                        Ablators.backwardElimination(Repeats.of(3).upTo(12)), 1)
                .train((kept, trial) -> noisy.train(kept))
                .runOn(SimulatedSlots.of(1));

        assertThat(takesOut(result, "harmful")).isTrue();
        assertThat(result.trials()).extracting(Trial::note).noneMatch(note -> note.contains("harmful is missed"));
    }

    private static List<ExperimentResult<Kept>> eliminations(Noisy noisy, Repeats repeats) {
        return IntStream.range(0, 30)
                .mapToObj(seed -> noisy.experiment(Ablators.backwardElimination(repeats), seed)
                        .train((kept, trial) -> noisy.train(kept))
                        .runOn(SimulatedSlots.of(3)))
                .toList();
    }

    private static boolean takesOut(ExperimentResult<Kept> result, String component) {
        return result.ablation().effects().stream()
                .anyMatch(effect -> effect.name().endsWith(". component:" + component));
    }

    @Test
    void eliminationKeepsAllSlotsBusyAheadOfTheNextRound() {
        ExperimentResult<Kept> result = run(Ablators.backwardElimination(Repeats.of(3)), 4);

        assertThat(result.trials()).extracting(Trial::note).anyMatch(note -> note.contains("ahead of round 2"));
        assertThat(result.slotUtilisation()).isGreaterThan(0.8);
    }

    @Test
    void goesOnWhereItStoodWhenItIsRunAgain() {
        InMemoryJournal journal = new InMemoryJournal();
        List<String> trained = Collections.synchronizedList(new ArrayList<>());
        ExperimentResult<Kept> first = resumable(journal, 5, trained);
        int before = trained.size();

        ExperimentResult<Kept> rest = resumable(journal, 1_000, trained);
        AblationReport atOnce = run(Ablators.loco(Repeats.of(3)), 1).ablation();

        assertThat(first.ending().kind()).isEqualTo(Ending.Kind.CANCELLED);
        assertThat(before).isBetween(1, 11);
        assertThat(trained).hasSize(12).doesNotHaveDuplicates();
        assertThat(rest.ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
        assertThat(rest.ablation().toTable()).isEqualTo(atOnce.toTable());
    }

    private static ExperimentResult<Kept> resumable(InMemoryJournal journal, int most, List<String> trained) {
        Thread runner = Thread.currentThread();
        ExperimentResult<Kept> result = NOISY.experiment(Ablators.loco(Repeats.of(3)), 1)
                .journal(definition -> journal)
                .train((kept, trial) -> {
                    if (trained.size() >= most) {
                        runner.interrupt();
                        throw new InterruptedException();
                    }
                    trained.add(kept.toString());
                    return NOISY.train(kept);
                })
                .runOn(SimulatedSlots.of(1));
        Thread.interrupted();
        return result;
    }

    @Test
    void refusesWhatCannotComeToAnythingBeforeAnyTrial() {
        SearchSpace other = SearchSpace.builder().uniform("x", 0, 1).build();
        AblationStudy overlapping = AblationStudy.of("made-up", "label");
        overlapping.components().include("a", "b").includeGroups(Set.of("a", "b"));

        assertThatThrownBy(() -> Luthier.experiment("search", other)
                        .maximize("y")
                        .optimizer(Ablators.loco())
                        .train((configuration, trial) -> 1))
                .hasMessageContaining("ablator loco needs a space of components and repeats, but there are [x]");
        assertThatThrownBy(() -> NOISY.experiment(Ablators.loco(), 1)
                        .trials(19)
                        .earlyStop(EarlyStops.median())
                        .train((kept, trial) -> 1))
                .hasMessageContaining("trials is 19, but 4 variants with 5 repeats each are 20")
                .hasMessageContaining("leave earlyStop out");
        assertThatThrownBy(() -> Luthier.ablation("overlapping", overlapping)
                        .maximize("y")
                        .optimizer(Ablators.onlyOneIn())
                        .train((kept, trial) -> 1))
                .hasMessageContaining("component:a+b overlaps component:a");
        assertThatThrownBy(() -> Luthier.ablation("empty", AblationStudy.of("made-up", "label")))
                .hasMessageContaining("invalid ablation study 'empty': nothing is left out");
    }

    /** One's own ablator says what is compared with what, nothing else. */
    @Test
    void anOwnAblatorOnlySaysWhatItWantsToKnow() {
        class AllOrNothing extends AbstractAblator {
            AllOrNothing() {
                super(Repeats.of(3));
            }

            @Override
            protected List<Contrast> contrasts(AblationSpace space, Measurements found) {
                return List.of(Contrast.effect("all", Variant.COMPLETE, Variant.without(space.components())));
            }
        }

        AblationReport report = run(new AllOrNothing(), 2).ablation();

        assertThat(report.effects()).hasSize(1);
        assertThat(report.effect("all").estimate().mean()).isCloseTo(0.07, within(0.03));
    }
}
