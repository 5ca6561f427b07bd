package dev.luthier.benchmarks.system;

import dev.luthier.definition.Definition;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.JournalProvider;
import dev.luthier.rpc.auth.Secret;
import dev.luthier.rpc.server.ServerSettings;
import dev.luthier.rpc.server.SlotServer;
import dev.luthier.run.EventSink;
import dev.luthier.run.LiveSlots;
import dev.luthier.run.SlotShell;
import dev.luthier.slot.TrialProgram;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.HexFormat;
import java.util.Locale;

/** The driver's process of {@link ManyWorkers}: says port and secret, runs the experiment, says what it saw. */
public final class ManyWorkersDriver {
    private ManyWorkersDriver() {}

    /** Takes the number of trials. */
    public static void main(String[] arguments) {
        ExperimentResult<Configuration> result = Luthier.experiment(
                        ManyWorkers.EXPERIMENT,
                        SearchSpace.builder().uniform("x", 0, 1).build())
                .minimize(ManyWorkers.METRIC)
                .optimizer(new RandomSampler(true))
                .trials(Integer.parseInt(arguments[0]))
                .journal(JournalProvider.inMemory())
                .quiet()
                .train((configuration, trial) -> 0)
                .runOn(new OpenServer());
        long reports = result.trials().stream()
                .mapToLong(trial -> trial.curve().size())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%s; %d trials finished of %d, %d reports of %d, %d attempts lost; %.1f s, slots %.2f %% busy; "
                        + "driver's CPU %.1f s, heap at most %d MB%n",
                result.ending().kind(),
                result.counts().finished(),
                result.trials().size(),
                reports,
                (long) result.trials().size() * ManyWorkers.STEPS,
                result.counts().retried(),
                result.wallTime().toMillis() / 1e3,
                100 * result.slotUtilisation(),
                cpuMillis() / 1e3,
                peakHeapBytes() >> 20);
    }

    private static long cpuMillis() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
    }

    private static long peakHeapBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    /** Listens, and leaves the coming of workers to others. */
    private static final class OpenServer extends LiveSlots {
        @Override
        protected SlotShell open(Definition definition, TrialProgram program, EventSink events) {
            byte[] key = new byte[32];
            new java.security.SecureRandom().nextBytes(key);
            SlotServer server =
                    SlotServer.open(ServerSettings.defaults("127.0.0.1", Secret.of(key)), definition.name(), events);
            System.out.println(server.port());
            System.out.println(HexFormat.of().formatHex(key));
            return server;
        }
    }
}
