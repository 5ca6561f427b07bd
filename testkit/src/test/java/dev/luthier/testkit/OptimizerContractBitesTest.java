package dev.luthier.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Broken optimizers fail the contract; a sound one keeps it. */
class OptimizerContractBitesTest {

    /** Near the best so far, or random at first. */
    private static class Climber extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return history().stream()
                    .filter(Trial::isFinished)
                    .min(Comparator.<Trial>comparingDouble(trial -> loss(trial)).thenComparing(Trial::number))
                    .map(best -> near(best))
                    .orElseGet(() -> run(searchSpace().sample(random()), "random"));
        }

        double loss(Trial trial) {
            return direction().loss(trial.metric().orElseThrow());
        }

        private Suggestion near(Trial best) {
            double[] unit = searchSpace().encode(best.configuration());
            for (int i = 0; i < unit.length; i++) {
                unit[i] += 0.1 * random().nextGaussian();
            }
            return run(searchSpace().decode(unit), "near trial " + best.number());
        }
    }

    private static final class IgnoresDirection extends Climber {
        @Override
        double loss(Trial trial) {
            return trial.metric().orElseThrow();
        }
    }

    private static final class HasItsOwnRandom extends AbstractOptimizer {
        private final Random random = new Random(1);

        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            double[] unit = random.doubles(searchSpace().dimensions().size()).toArray();
            return run(searchSpace().decode(unit), "");
        }
    }

    private static final class Counts extends AbstractOptimizer {
        private int asked;

        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            asked++;
            double[] unit = new double[searchSpace().dimensions().size()];
            Arrays.fill(unit, asked % 10 / 10.0);
            return run(searchSpace().decode(unit), "");
        }
    }

    private static final class TrustsTheHint extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return run(finished == null ? searchSpace().sample(random()) : finished.configuration(), "");
        }
    }

    private static final class ChokesOnFailures extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            history().forEach(trial -> trial.metric().orElseThrow());
            return run(searchSpace().sample(random()), "");
        }
    }

    private static final class WaitsForEver extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return history().size() < 3 ? run(searchSpace().sample(random()), "") : new Suggestion.Wait();
        }
    }

    private static final class GoesOnAfterDone extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return suggestionNumber() == 5
                    ? new Suggestion.Done("five")
                    : run(searchSpace().sample(random()), "");
        }
    }

    private static final class AsksTooMuch extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return new Suggestion.Run(0, searchSpace().sample(random()), budget().maxResource() + 1, "");
        }
    }

    private static final SearchSpace SPACE = Spaces.mixed();

    @Test
    void soundOptimizerKeepsIt() {
        OptimizerContract contract = contract(Climber::new);

        contract.spaces()
                .forEach(space -> assertThatCode(() -> {
                            contract.decidesTheSameAfterARestartAtEverySuggestion(space.getPayload());
                            contract.mirrorsWhenTheDirectionIsFlipped(space.getPayload());
                            contract.repeatsItself(space.getPayload());
                            contract.neverWaitsWhileNothingRuns(space.getPayload());
                            contract.serves64RunningTrials(space.getPayload());
                            contract.suggestsValidConfigurationsAndResources(space.getPayload());
                            contract.worksOnWhenTrialsFailStopOrReportNan(space.getPayload());
                        })
                        .as(space.getName())
                        .doesNotThrowAnyException());
    }

    @Test
    void privateRandomIsFound() {
        OptimizerContract contract = contract(HasItsOwnRandom::new);

        assertBites(() -> contract.decidesTheSameAfterARestartAtEverySuggestion(SPACE), "restart");
    }

    @Test
    void hiddenStateIsFound() {
        OptimizerContract contract = contract(Counts::new);

        assertBites(() -> contract.decidesTheSameAfterARestartAtEverySuggestion(SPACE), "restart");
    }

    @Test
    void trustInTheHintIsFound() {
        OptimizerContract contract = contract(TrustsTheHint::new);

        assertBites(() -> contract.decidesTheSameAfterARestartAtEverySuggestion(SPACE), "restart");
    }

    @Test
    void sharedRandomIsFound() {
        Random shared = new Random(1);
        OptimizerContract contract = contract(() -> new AbstractOptimizer() {
            @Override
            public Suggestion getSuggestion(@Nullable Trial finished) {
                double[] unit =
                        shared.doubles(searchSpace().dimensions().size()).toArray();
                return run(searchSpace().decode(unit), "");
            }
        });

        assertBites(() -> contract.repeatsItself(SPACE), "");
    }

    @Test
    void forgottenDirectionIsFound() {
        OptimizerContract contract = contract(IgnoresDirection::new);

        assertBites(() -> contract.mirrorsWhenTheDirectionIsFlipped(SPACE), "maximizing -f");
    }

    @Test
    void weaknessForFailuresIsFound() {
        OptimizerContract contract = contract(ChokesOnFailures::new);

        assertBites(() -> contract.worksOnWhenTrialsFailStopOrReportNan(SPACE), "OPTIMIZER_FAILED");
    }

    @Test
    void waitingForNothingIsFound() {
        OptimizerContract contract = contract(WaitsForEver::new);

        assertBites(() -> contract.neverWaitsWhileNothingRuns(SPACE), "the optimizer waits");
    }

    @Test
    void goingOnAfterDoneIsFound() {
        OptimizerContract contract = contract(GoesOnAfterDone::new);

        assertBites(() -> contract.staysDoneOnceItIsDone(SPACE), "Done");
    }

    @Test
    void resourceBeyondTheFullOneIsFound() {
        OptimizerContract contract = contract(AsksTooMuch::new);

        assertBites(() -> contract.suggestsValidConfigurationsAndResources(SPACE), "");
    }

    @Test
    void brokenPromiseOfNoDuplicatesIsFound() {
        OptimizerContract contract = contract(Climber::new);

        assertBites(contract::avoidsDuplicatesInAFiniteSpaceIfItPromisesTo, "duplicate");
    }

    private static void assertBites(Runnable contractMethod, String message) {
        assertThatThrownBy(contractMethod::run)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(message);
    }

    /** Without a name of its own, so that it is not taken for a test: its methods are called one by one. */
    private static OptimizerContract contract(Supplier<AbstractOptimizer> maker) {
        return new OptimizerContract() {
            @Override
            protected AbstractOptimizer optimizer() {
                return maker.get();
            }

            @Override
            protected boolean avoidsDuplicates() {
                return true;
            }
        };
    }
}
