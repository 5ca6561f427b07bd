package dev.luthier.optimizers.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.ablation.StudyPlan;
import dev.luthier.ablation.effect.Effect;
import dev.luthier.ablation.effect.Estimate;
import dev.luthier.ablation.effect.Repeats;
import dev.luthier.ablation.effect.Verdict;
import dev.luthier.ablation.report.AblationReport;
import dev.luthier.optimizers.Ablators;
import dev.luthier.problem.Problems;
import dev.luthier.simulator.SimulatedSlots;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many simulated studies with known effects: do intervals and verdicts keep what they promise? */
@Timeout(300)
class CoverageTest {
    private static final int STUDIES = 250;

    private static List<AblationReport> studies(Noisy noisy, Repeats repeats, int trials) {
        return IntStream.range(0, STUDIES)
                .mapToObj(seed -> study(noisy, repeats, trials, seed))
                .toList();
    }

    /** Without a thread for each trial: the problem is stepped through. */
    private static AblationReport study(Noisy noisy, Repeats repeats, int trials, long seed) {
        StudyPlan plan = noisy.study().plan(new Problems());
        SimulatedSlots slots = SimulatedSlots.of(3)
                .problem((assignment, step) -> noisy.train(plan.kept(assignment.configuration(), seed)))
                .epochTime((assignment, step) -> Duration.ofMillis(700 + 90 * (assignment.trial() % 7)));
        return noisy.experiment(Ablators.loco(repeats), seed)
                .trials(trials)
                .train((kept, trial) -> noisy.train(kept))
                .runOn(slots)
                .ablation();
    }

    @Test
    void intervalsCoverTheTruthAsOftenAsTheyPromise() {
        Noisy noisy = new Noisy(0.02).with("small", 0.02).with("large", 0.2).with("none", 0);

        List<AblationReport> studies = studies(noisy, Repeats.of(5), 20);

        // 1200 intervals of 95 %: a standard deviation of the share is at most 1.1 %, since those of a study share
        // the base.
        double covered = studies.stream()
                        .flatMap(study -> study.effects().stream())
                        .filter(effect -> covers(effect, truth(effect)))
                        .count()
                / (3.0 * STUDIES);
        assertThat(covered).isBetween(0.92, 0.98);
    }

    @Test
    void intervalsKeepTheirPromiseWhenUndecidedComponentsGetMoreRepeats() {
        Noisy noisy = new Noisy(0.01).with("small", 0.02).with("large", 0.2).with("none", 0);

        List<AblationReport> studies = studies(noisy, Repeats.of(4).upTo(16), 64);

        double covered = studies.stream()
                        .flatMap(study -> study.effects().stream())
                        .filter(effect -> covers(effect, truth(effect)))
                        .count()
                / (3.0 * STUDIES);
        assertThat(covered).isGreaterThan(0.94);
        assertThat(studies)
                .allSatisfy(study ->
                        assertThat(study.effect("component:large").verdict()).isEqualTo(Verdict.HELPS));
        assertThat(count(studies, study -> study.effect("component:small").isDistinguishable()))
                .as("with four to sixteen repeats a small effect is nearly always found")
                .isGreaterThan(STUDIES * 9 / 10);
    }

    @Test
    void findsNothingWhereNothingIsMoreOftenThanItMay() {
        Noisy noisy = new Noisy(0.02).with("a", 0).with("b", 0).with("c", 0).with("d", 0);

        List<AblationReport> studies = studies(noisy, Repeats.of(3).upTo(12), 60);

        // At most 5 % of the studies may call anything an effect; three standard deviations are 4.1 %.
        assertThat(count(studies, study -> !study.distinguishable().isEmpty()))
                .isLessThan((long) (STUDIES * (0.05 + 0.041)));
        assertThat(studies)
                .allSatisfy(study -> assertThat(study.effects().stream().map(Effect::estimate))
                        .extracting(Estimate::pairs)
                        .allMatch(pairs -> pairs >= 3 && pairs <= 12));
    }

    private static long count(List<AblationReport> studies, Predicate<AblationReport> which) {
        return studies.stream().filter(which).count();
    }

    private static boolean covers(Effect effect, double truth) {
        return effect.estimate().low() <= truth && truth <= effect.estimate().high();
    }

    private static double truth(Effect effect) {
        return switch (effect.name()) {
            case "component:large" -> 0.2;
            case "component:small" -> 0.02;
            default -> 0;
        };
    }
}
