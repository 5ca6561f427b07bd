package dev.luthier.optimizers.gaussian;

import dev.luthier.optimizers.gaussian.Evidence.Encoded;
import dev.luthier.optimizers.gaussian.Evidence.Kind;
import dev.luthier.optimizers.gaussian.Evidence.Row;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What the first so many endings of a history say of one quantity: one row for each trial, in the order of their first
 * endings; of a trial that ended more than once, the last counts.
 */
interface Reading {

    List<Row> rows(List<Trial> ended);

    /**
     * The metric. A stopped trial counts with its last report or the median of the finished ones, whichever is worse, as an
     * uncertain observation; without a usable report it does not count.
     */
    static Reading metric(Direction direction, Predicate<Trial> feasible, Encoded encoded) {
        return ended -> {
            Map<Integer, Trial> trials = byNumber(ended);
            double median = medianLoss(trials, direction);
            List<Row> rows = new ArrayList<>();
            for (Trial trial : trials.values()) {
                switch (trial.state()) {
                    case FINISHED -> {
                        double loss = direction.loss(trial.metric().orElseThrow());
                        rows.add(encoded.row(trial, feasible.test(trial) ? Kind.FINISHED : Kind.INFEASIBLE, loss));
                    }
                    case STOPPED -> {
                        double last = trial.curve().isEmpty()
                                ? Double.NaN
                                : direction.loss(trial.curve().last());
                        if (Double.isFinite(last)) {
                            rows.add(encoded.row(trial, Kind.STOPPED, Math.max(last, median)));
                        }
                    }
                    default -> rows.add(encoded.row(trial, Kind.FAILED, Double.NaN));
                }
            }
            return rows;
        };
    }

    /** These rows before those of another reading, as long as that has fewer than so many. */
    static Reading preceded(List<Row> first, Reading reading, int fewer) {
        return ended -> {
            List<Row> rows = reading.rows(ended);
            if (first.isEmpty() || rows.size() >= fewer) {
                return rows;
            }
            List<Row> all = new ArrayList<>(first);
            all.addAll(rows);
            return all;
        };
    }

    /** A figure of the finished trials, which is to be small; trials that have none do not count. */
    static Reading figure(ToDoubleFunction<Trial> figure, Encoded encoded) {
        return ended -> byNumber(ended).values().stream()
                .filter(trial -> trial.isFinished() && Double.isFinite(figure.applyAsDouble(trial)))
                .map(trial -> encoded.row(trial, Kind.FINISHED, figure.applyAsDouble(trial)))
                .toList();
    }

    private static Map<Integer, Trial> byNumber(List<Trial> ended) {
        Map<Integer, Trial> trials = new LinkedHashMap<>();
        ended.forEach(trial -> trials.put(trial.number(), trial));
        return trials;
    }

    private static double medianLoss(Map<Integer, Trial> trials, Direction direction) {
        double[] losses = trials.values().stream()
                .filter(Trial::isFinished)
                .mapToDouble(trial -> direction.loss(trial.metric().orElseThrow()))
                .sorted()
                .toArray();
        return losses.length == 0 ? Double.NEGATIVE_INFINITY : losses[losses.length / 2];
    }
}
