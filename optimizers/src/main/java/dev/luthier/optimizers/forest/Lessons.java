package dev.luthier.optimizers.forest;

import dev.luthier.definition.Goals;
import dev.luthier.optimizers.ranking.Standing;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The trials that a model learns from: a cache that follows the history. A trial counts as it last ended. */
final class Lessons {
    private static final int MOST = 1000;

    private final Features features;
    private final Goals goals;
    private final long maxResource;
    private final Map<Integer, Lesson> byTrial = new TreeMap<>();
    private int seen;

    Lessons(Features features, Goals goals, long maxResource) {
        this.features = features;
        this.goals = goals;
        this.maxResource = maxResource;
    }

    /** One trial. */
    @SuppressWarnings("ArrayRecordComponent") // only read, and never compared
    record Lesson(Trial trial, Standing standing, double[] features) {
        boolean isFinished() {
            return trial.outcome() instanceof Outcome.Finished;
        }

        boolean isFailed() {
            return !standing.isJudged();
        }
    }

    /** Takes in the endings that are new. */
    void update(List<Trial> history) {
        for (; seen < history.size(); seen++) {
            Trial ended = history.get(seen);
            Standing standing = Standing.of(ended, goals, maxResource);
            byTrial.put(ended.number(), new Lesson(ended, standing, features.of(ended.configuration())));
        }
    }

    /** How many trials can be judged. */
    long judged() {
        return byTrial.values().stream().filter(lesson -> !lesson.isFailed()).count();
    }

    /** The best half of the most that are learnt from, and of the others every so many; the best first. */
    List<Lesson> chosen() {
        List<Lesson> ranked = new ArrayList<>(byTrial.values());
        ranked.sort(Comparator.comparing(Lesson::standing));
        if (ranked.size() <= MOST) {
            return ranked;
        }
        List<Lesson> chosen = new ArrayList<>(ranked.subList(0, MOST / 2));
        double every = (ranked.size() - MOST / 2) / (MOST / 2.0);
        for (int i = 0; i < MOST / 2; i++) {
            chosen.add(ranked.get(MOST / 2 + (int) (i * every)));
        }
        return chosen;
    }
}
