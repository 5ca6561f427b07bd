package dev.luthier.benchmarks.system;

import dev.luthier.definition.Definition;
import dev.luthier.event.Command;
import dev.luthier.event.SlotId;
import dev.luthier.rpc.auth.Secret;
import dev.luthier.rpc.server.ServerSettings;
import dev.luthier.rpc.server.SlotServer;
import dev.luthier.rpc.worker.Worker;
import dev.luthier.rpc.worker.WorkerSettings;
import dev.luthier.run.EventSink;
import dev.luthier.run.LiveSlots;
import dev.luthier.run.SlotShell;
import dev.luthier.slot.TrialProgram;
import java.util.ArrayList;
import java.util.List;

/** Workers in threads of this JVM that talk to the server over loopback: everything of a Spark slot but Spark. */
final class LoopbackSlots extends LiveSlots {
    private static final String LOOPBACK = "127.0.0.1";

    private final int count;

    LoopbackSlots(int count) {
        this.count = count;
    }

    @Override
    protected SlotShell open(Definition definition, TrialProgram program, EventSink events) {
        Secret secret = Secret.random();
        SlotServer server = SlotServer.open(ServerSettings.defaults(LOOPBACK, secret), definition.name(), events);
        List<Thread> workers = new ArrayList<>();
        for (int slot = 0; slot < count; slot++) {
            WorkerSettings settings =
                    WorkerSettings.of(LOOPBACK, server.port(), definition.name(), secret, new SlotId(slot, 1));
            Thread thread = new Thread(() -> work(settings, program), "luthier-worker-" + slot);
            thread.start();
            workers.add(thread);
        }
        return new Shell(server, workers);
    }

    private static void work(WorkerSettings settings, TrialProgram program) {
        try {
            Worker.run(settings, program);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Shell(SlotServer server, List<Thread> workers) implements SlotShell {
        @Override
        public void start(Command.Start start) {
            server.start(start);
        }

        @Override
        public void stop(Command.Stop stop) {
            server.stop(stop);
        }

        @Override
        public void confirm(Command.Confirm confirm) {
            server.confirm(confirm);
        }

        @Override
        public void release(Command.Release release) {
            server.release(release);
        }

        @Override
        public void close() {
            server.close();
            try {
                for (Thread worker : workers) {
                    worker.join();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
