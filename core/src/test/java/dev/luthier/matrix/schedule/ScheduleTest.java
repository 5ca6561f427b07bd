package dev.luthier.matrix.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.definition.Cell;
import dev.luthier.definition.Goals;
import dev.luthier.definition.Task;
import dev.luthier.random.RandomStream;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static final SearchSpace SPACE =
            SearchSpace.builder().uniform("x", 0, 1).build();
    private static final Map<String, Integer> IDLE = Map.of();

    private final List<TaskRecord> tasks = new ArrayList<>();

    @Test
    void fewestRunsFirst() {
        Schedule schedule = schedule(0, 2, 2);

        assertThat(next(schedule, null)).isEqualTo("d0 × m0");
        assertThat(next(schedule, null)).isEqualTo("d0 × m1");
        assertThat(next(schedule, null)).isEqualTo("d1 × m0");
        assertThat(next(schedule, null)).isEqualTo("d1 × m1");
        assertThat(next(schedule, null)).isEqualTo("d0 × m0");
    }

    @Test
    void staysOnTheDataSetAtHandUntilTooFarAhead() {
        Schedule schedule = schedule(1, 2, 2);

        List<String> onD1 =
                List.of(next(schedule, "d1"), next(schedule, "d1"), next(schedule, "d1"), next(schedule, "d1"));

        assertThat(onD1).containsExactly("d1 × m0", "d1 × m1", "d1 × m0", "d1 × m1");
        assertThat(next(schedule, "d1")).as("both are two runs ahead now").isEqualTo("d0 × m0");
    }

    @Test
    void spreadsOverDataSetsThatNoSlotWorksOn() {
        Schedule schedule = schedule(1, 3, 4);

        assertThat(schedule.next(null, Map.of("d0", 2, "d1", 1)).name()).isEqualTo("d2 × m0");
        assertThat(schedule.next(null, Map.of("d0", 2, "d1", 1, "d2", 1)).name())
                .isEqualTo("d1 × m0");
    }

    @Test
    void anUnknownDataSetAtHandDecidesNothing() {
        assertThat(next(schedule(1, 2, 1), "another")).isEqualTo("d0 × m0");
    }

    @Test
    void isEmptyWhenAllAreTakenOut() {
        Schedule schedule = schedule(1, 2, 1);

        tasks.forEach(schedule::remove);

        assertThat(schedule.isEmpty()).isTrue();
        assertThat(schedule.next("d0", IDLE)).isNull();
    }

    /** Slots of random speed, each asking on behalf of the data set that it has: nobody is left behind. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 3", "5, 4", "1, 5", "0, 6"})
    void noTaskIsEverFurtherAheadThanAllowed(int ahead, long seed) {
        Schedule schedule = schedule(ahead, 7, 5);
        RandomStream random = RandomStream.of(seed);
        String[] atHand = new String[6];

        for (int step = 0; step < 2_000; step++) {
            int slot = random.nextInt(atHand.length);
            Map<String, Integer> inUse = new HashMap<>();
            for (String data : atHand) {
                inUse.merge(String.valueOf(data), 1, Integer::sum);
            }
            TaskRecord task = schedule.next(atHand[slot], inUse);
            run(schedule, task);
            atHand[slot] = task.data();
            int most = tasks.stream().mapToInt(TaskRecord::runs).max().orElseThrow();
            int fewest = tasks.stream().mapToInt(TaskRecord::runs).min().orElseThrow();
            assertThat(most - fewest).as("seed %d, step %d", seed, step).isLessThanOrEqualTo(ahead + 1);
        }
    }

    /** With ten models on each of fifty data sets, twenty runs each. */
    @Test
    void beingAllowedToBeAheadSavesLoading() {
        assertThat(changesOfData(0)).isEqualTo(20 * 49);
        assertThat(changesOfData(1)).isEqualTo(10 * 49);
        assertThat(changesOfData(4)).isEqualTo(4 * 49);
    }

    private int changesOfData(int ahead) {
        tasks.clear();
        Schedule schedule = schedule(ahead, 50, 10);
        String atHand = "d0";
        int changes = 0;
        for (int run = 0; run < 20 * tasks.size(); run++) {
            TaskRecord task = schedule.next(atHand, IDLE);
            run(schedule, task);
            changes += task.data().equals(atHand) ? 0 : 1;
            atHand = task.data();
        }
        return changes;
    }

    private Schedule schedule(int ahead, int dataSets, int models) {
        for (int data = 0; data < dataSets; data++) {
            for (int model = 0; model < models; model++) {
                Cell cell = new Cell("d" + data, "any", "m" + model);
                Task task = new Task(cell.taskName(), SPACE, cell);
                tasks.add(new TaskRecord(tasks.size(), task, Goals.of("loss", Direction.MINIMIZE)));
            }
        }
        Schedule schedule = new Schedule(ahead, tasks);
        tasks.forEach(schedule::add);
        return schedule;
    }

    private String next(Schedule schedule, String atHand) {
        TaskRecord task = schedule.next(atHand, IDLE);
        run(schedule, task);
        return task.name();
    }

    private void run(Schedule schedule, TaskRecord task) {
        schedule.remove(task);
        task.start(tasks.stream().mapToInt(TaskRecord::runs).sum());
        schedule.add(task);
    }
}
