package dev.luthier.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.event.Ending;
import dev.luthier.experiment.Experiment;
import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class SinkFeedTest {
    private static final SearchSpace SPACE =
            SearchSpace.builder().uniform("x", 0, 1).build();

    @Test
    void tellsEveryTrialInItsFinalStateAndTheEnding() {
        Notebook notebook = new Notebook();

        ExperimentResult<Configuration> result = experiment(notebook).runOn(LocalSlots.of(2));

        assertThat(notebook.trials.values()).containsExactlyElementsOf(result.trials());
        assertThat(notebook.latest.ending()).isEqualTo(result.ending());
        assertThat(notebook.latest.openedAtMillis()).isEqualTo(result.startedAtMillis());
        assertThat(notebook.isClosed).isTrue();
    }

    @Test
    void experimentEndsWhileTheSinkHangsInItsFirstCall() throws InterruptedException {
        CountDownLatch lastTrial = new CountDownLatch(20);
        Notebook notebook = new Notebook() {
            @Override
            public void update(Progress progress) throws Exception {
                lastTrial.await(); // which never comes if trials wait for their sink
                super.update(progress);
            }
        };

        ExperimentResult<Configuration> result = Luthier.experiment("hanging", SPACE)
                .minimize("loss")
                .optimizer(new Points())
                .trials(20)
                .quiet()
                .sink(notebook)
                .train((configuration, trial) -> {
                    lastTrial.countDown();
                    return configuration.getDouble("x");
                })
                .runOn(LocalSlots.of(1));

        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
        assertThat(notebook.trials.values()).containsExactlyElementsOf(result.trials());
    }

    @Test
    void isAskedAgainWithTheSameTrialsWhenItThrew() {
        Notebook notebook = new Notebook() {
            private int calls;

            @Override
            public void update(Progress progress) throws Exception {
                if (calls++ % 2 == 0) {
                    throw new IOException("disk full");
                }
                super.update(progress);
            }
        };

        ExperimentResult<Configuration> result = experiment(notebook).runOn(LocalSlots.of(2));

        assertThat(notebook.trials.values()).containsExactlyElementsOf(result.trials());
    }

    @Test
    void errorsOfASinkHarmNothingAndWhatDidNotArriveIsSaid() {
        Notebook broken = new Notebook() {
            @Override
            public void update(Progress progress) {
                throw new NoClassDefFoundError("org/example/Missing");
            }
        };

        List<String> lines = linesOf(broken);

        assertThat(lines)
                .singleElement()
                .asString()
                .isEqualTo("notebook did not take the latest state of 10 trials; the last failure was"
                        + " java.lang.NoClassDefFoundError: org/example/Missing");
    }

    @Test
    void sinkThatIgnoresInterruptionIsLeftAlone() {
        Notebook stubborn = new Notebook() {
            @Override
            public void update(Progress progress) {
                boolean forever = true;
                while (forever) {
                    Thread.onSpinWait();
                }
            }

            @Override
            public Duration patience() {
                return Duration.ofMillis(10);
            }
        };

        assertThat(linesOf(stubborn)).containsExactly("notebook does not come back and is left alone");
    }

    @Test
    void sinkThatIsAskedToHurryStillCloses() {
        CountDownLatch never = new CountDownLatch(1);
        Notebook slow = new Notebook() {
            @Override
            public void update(Progress progress) throws Exception {
                never.await();
            }

            @Override
            public Duration patience() {
                return Duration.ofMillis(10);
            }
        };

        assertThat(linesOf(slow)).containsExactly("notebook did not take the latest state of 10 trials");
        assertThat(slow.isClosed).isTrue();
    }

    private static List<String> linesOf(Sink sink) {
        Experiment<Configuration> experiment = experiment(new Notebook());
        try (SinkFeeds feeds = new SinkFeeds(experiment.definition(), List.of(sink))) {
            ExperimentBuilder<Configuration> builder = builder();
            feeds.listeners().forEach(builder::listener);
            Ending ending = builder.train((configuration, trial) -> configuration.getDouble("x"))
                    .runOn(LocalSlots.of(2))
                    .ending();
            return feeds.end(ending);
        }
    }

    private static Experiment<Configuration> experiment(Sink sink) {
        return builder().sink(sink).train((configuration, trial) -> {
            trial.report(1, 0.5);
            return configuration.getDouble("x");
        });
    }

    private static ExperimentBuilder<Configuration> builder() {
        return Luthier.experiment("fed", SPACE)
                .minimize("loss")
                .optimizer(new Points())
                .trials(10)
                .quiet();
    }

    private static final class Points extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(Trial finished) {
            return run(searchSpace().sample(random()), "random");
        }
    }

    /** Takes everything and keeps it. */
    private static class Notebook implements Sink {
        final Map<Integer, Trial> trials = new TreeMap<>();
        volatile Progress latest;
        volatile boolean isClosed;

        @Override
        public String name() {
            return "notebook";
        }

        @Override
        public void update(Progress progress) throws Exception {
            progress.changed().forEach(trial -> trials.put(trial.number(), trial));
            latest = progress;
        }

        @Override
        public List<String> close(Progress missing) {
            isClosed = true;
            return Sink.super.close(missing);
        }

        @Override
        public Duration pause() {
            return Duration.ofMillis(1);
        }
    }
}
