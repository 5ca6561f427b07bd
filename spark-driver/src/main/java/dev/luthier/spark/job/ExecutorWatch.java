package dev.luthier.spark.job;

import dev.luthier.event.SlotId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;
import scala.jdk.javaapi.CollectionConverters;

/** Learns from Spark which executors have gone, with the slots on them, sooner and better than from silence. */
public final class ExecutorWatch extends SparkListener {
    private static final String GROUP_PROPERTY = "spark.jobGroup.id";

    private final String group;
    private final BiConsumer<SlotId, String> slotGone;
    private final Consumer<String> noMoreSlots;
    // Spark calls listeners on one thread.
    private final Map<Integer, SlotId> slotOfStage = new HashMap<>();
    private final Map<SlotId, String> executorOf = new HashMap<>();

    public ExecutorWatch(JobGroup group, BiConsumer<SlotId, String> slotGone, Consumer<String> noMoreSlots) {
        this.group = group.id();
        this.slotGone = slotGone;
        this.noMoreSlots = noMoreSlots;
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        Properties properties = start.properties();
        if (properties != null && group.equals(properties.getProperty(GROUP_PROPERTY))) {
            String[] slot = properties.getProperty(JobGroup.SLOT_PROPERTY).split("\\.", 2);
            SlotId id = new SlotId(Integer.parseInt(slot[0]), Integer.parseInt(slot[1]));
            for (StageInfo stage : CollectionConverters.asJava(start.stageInfos())) {
                slotOfStage.put(stage.stageId(), id);
            }
        }
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
        SlotId slot = slotOfStage.get(start.stageId());
        if (slot != null) {
            // The first stays the slot; who comes later is a duplicate, unless the first is gone.
            executorOf.putIfAbsent(slot, start.taskInfo().executorId());
        }
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted completed) {
        SlotId slot = slotOfStage.remove(completed.stageInfo().stageId());
        if (slot != null) {
            executorOf.remove(slot);
        }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        List<SlotId> gone = new ArrayList<>();
        executorOf.forEach((slot, executor) -> {
            if (executor.equals(removed.executorId())) {
                gone.add(slot);
            }
        });
        for (SlotId slot : gone) {
            executorOf.remove(slot);
            slotGone.accept(slot, "executor " + removed.executorId() + " is gone: " + removed.reason());
        }
    }

    @Override
    public void onApplicationEnd(SparkListenerApplicationEnd end) {
        noMoreSlots.accept("the SparkContext was stopped");
    }
}
