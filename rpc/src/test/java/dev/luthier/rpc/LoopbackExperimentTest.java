package dev.luthier.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.experiment.Counts;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.rpc.auth.TlsIdentity;
import dev.luthier.rpc.worker.Leave;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole experiments over the network, with everything that belongs to them. */
@Timeout(300)
class LoopbackExperimentTest {

    private static final class Sampler extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return run(searchSpace().sample(random()), "random");
        }
    }

    private static ExperimentResult<Configuration> square(LoopbackSlots slots) {
        return Luthier.experiment(
                        "square", SearchSpace.builder().uniform("x", -1, 1).build())
                .minimize("y")
                .optimizer(new Sampler())
                .trials(200)
                .maxResource(3)
                .train((configuration, trial) -> {
                    double x = configuration.getDouble("x");
                    for (int step = 1; step <= trial.resource(); step++) {
                        trial.report(step, x * x / step);
                    }
                    return x * x;
                })
                .runOn(slots);
    }

    @Test
    void runsEveryPlannedTrialOnceWithAllItsReports() throws Exception {
        LoopbackSlots slots = LoopbackSlots.of(4);

        var result = square(slots);

        assertThat(result.counts()).isEqualTo(new Counts(200, 0, 0, 0, 0));
        assertThat(result.trials())
                .allSatisfy(trial -> assertThat(trial.curve().size()).isEqualTo(3));
        for (var leave : slots.leaves()) {
            assertThat(leave.get(1, TimeUnit.SECONDS).kind()).isEqualTo(Leave.Kind.OVER);
        }
    }

    @Test
    void runsOverTlsWithASelfSignedCertificate() {
        LoopbackSlots slots = new LoopbackSlots(2, settings -> settings.withTls(TlsIdentity.selfSigned()));

        var result = square(slots);

        assertThat(result.counts()).isEqualTo(new Counts(200, 0, 0, 0, 0));
    }

    @Test
    void losesNothingOnANetworkThatBreaksAllTheTime() throws Exception {
        LoopbackSlots slots = LoopbackSlots.behindProxy(3);
        CountDownLatch over = new CountDownLatch(1);
        Thread chaos = new Thread(() -> breakConnections(slots, over), "chaos");
        chaos.start();

        var result = Luthier.experiment(
                        "square", SearchSpace.builder().uniform("x", -1, 1).build())
                .minimize("y")
                .optimizer(new Sampler())
                .trials(150)
                .maxResource(20)
                .train((configuration, trial) -> {
                    double x = configuration.getDouble("x");
                    for (int step = 1; step <= trial.resource(); step++) {
                        trial.report(step, x * x / step);
                        Thread.sleep(1); // the training
                    }
                    return x * x;
                })
                .runOn(slots);
        over.countDown();
        chaos.join();

        assertThat(result.counts()).isEqualTo(new Counts(150, 0, 0, 0, 0));
        assertThat(result.trials())
                .allSatisfy(trial -> assertThat(trial.curve().size()).isEqualTo(20));
    }

    private static void breakConnections(LoopbackSlots slots, CountDownLatch over) {
        try {
            while (!over.await(30, TimeUnit.MILLISECONDS)) {
                slots.breakConnections();
            }
        } catch (InterruptedException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
