package dev.luthier.run;

import dev.luthier.definition.Definition;
import dev.luthier.event.Event;
import dev.luthier.slot.TrialProgram;

/** Slots in real time: runs the loop on the calling thread, and gives the slots back whatever happens. */
public abstract class LiveSlots implements Slots {

    /**
     * Brings the slots up, without waiting for them: each says {@link Event.SlotJoined} when it is there.
     *
     * @throws RuntimeException if there can be none, saying why
     */
    protected abstract SlotShell open(Definition definition, TrialProgram program, EventSink events);

    @Override
    public final void run(ExperimentLoop loop, TrialProgram program) {
        LoopThread thread = new LoopThread(loop.latestAtMillis());
        // Before any slot can join: the opening is the first fact.
        thread.accept(loop::opening);
        ShutdownCancel onShutdown = ShutdownCancel.install(thread);
        try (SlotShell shell = open(loop.definition(), program, thread)) {
            loop.attach(shell, thread::wakeAt, thread);
            thread.runToEnd(loop);
        } finally {
            onShutdown.close();
        }
    }
}
