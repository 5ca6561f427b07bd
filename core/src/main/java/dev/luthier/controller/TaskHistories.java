package dev.luthier.controller;

import dev.luthier.optimizer.TrialHistory;
import dev.luthier.trial.Trial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The history of each task alone: what is good on one says nothing about another. */
final class TaskHistories {
    private final Map<Integer, GrowingList<Trial>> ended = new HashMap<>();
    private int known;

    /** @param all which only grows from call to call */
    TrialHistory of(int task, TrialHistory all) {
        List<Trial> endings = all.ended();
        for (; known < endings.size(); known++) {
            Trial ending = endings.get(known);
            endedOf(ending.task()).add(ending);
        }
        return new TaskHistory(task, endedOf(task).view(), all);
    }

    private GrowingList<Trial> endedOf(int task) {
        return ended.computeIfAbsent(task, each -> new GrowingList<>());
    }

    private record TaskHistory(int task, List<Trial> ended, TrialHistory all) implements TrialHistory {

        @Override
        public List<Trial> running() {
            return all.running().stream().filter(trial -> trial.task() == task).toList();
        }

        @Override
        public @Nullable Trial trial(int number) {
            Trial trial = all.trial(number);
            return trial != null && trial.task() == task ? trial : null;
        }
    }
}
