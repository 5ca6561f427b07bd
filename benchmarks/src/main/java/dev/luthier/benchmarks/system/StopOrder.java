package dev.luthier.benchmarks.system;

import dev.luthier.experiment.Luthier;
import dev.luthier.journal.JournalProvider;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialContext;
import dev.luthier.trial.TrialStopped;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** From the report that makes a trial hopeless to {@link TrialStopped} in its training function, over loopback. */
final class StopOrder implements SystemBenchmark {
    private static final SearchSpace SPACE =
            SearchSpace.builder().uniform("x", 0, 1).build();
    private static final int GOOD_REPORTS = 5;
    private static final int MILLIS_EACH = 60_000;

    @Override
    public String name() {
        return "stop-order";
    }

    @Override
    public void run(PrintStream out) {
        measure(1, 200);
        for (int intervalMillis : new int[] {1, 10, 100, 1000}) {
            Samples samples = measure(intervalMillis, Math.min(500, MILLIS_EACH / intervalMillis / (GOOD_REPORTS + 1)));
            out.println("a report every " + intervalMillis + " ms, from the bad report to the exception: "
                    + samples.summary());
        }
    }

    private static Samples measure(int intervalMillis, int trials) {
        Watch.reset();
        Luthier.experiment("stop-order", SPACE)
                .minimize("loss")
                .optimizer(new RandomSampler(true))
                .earlyStop(new AboveOne())
                .trials(trials)
                .journal(JournalProvider.inMemory())
                .quiet()
                .train((configuration, trial) -> train(trial, TimeUnit.MILLISECONDS.toNanos(intervalMillis)))
                .runOn(new LoopbackSlots(1));
        return Watch.samples();
    }

    private static double train(TrialContext trial, long intervalNanos) {
        try {
            for (int step = 0; step < 100_000; step++) {
                if (step == GOOD_REPORTS) {
                    Watch.mark();
                }
                trial.report(step, step < GOOD_REPORTS ? 0.5 : 2.0);
                LockSupport.parkNanos(intervalNanos);
            }
            return 1;
        } catch (TrialStopped e) {
            Watch.sample();
            throw e;
        }
    }

    private static final class AboveOne extends AbstractEarlyStop {
        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return toCheck.curve().last() > 1;
        }
    }
}
