package dev.luthier.matrix.result;

import dev.luthier.statistic.FriedmanTest;
import dev.luthier.statistic.Holm;
import dev.luthier.statistic.SignedRankTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How models differ over data sets, by the best metric of each (Demšar, JMLR 7, 2006). The tests need a full table, so models or
 * data sets with gaps are left out, such that as much as possible of the table stays.
 *
 * @param models the best mean rank first
 * @param dataSets on which all of these models have a result
 * @param test over these models and data sets, in this order
 * @param pairs every pair of the models, the most different one first
 */
public record Comparison(List<String> models, List<String> dataSets, FriedmanTest test, List<ModelPair> pairs) {
    /** The level at which differences are called significant. */
    public static final double ALPHA = 0.05;

    public Comparison {
        models = List.copyOf(models);
        dataSets = List.copyOf(dataSets);
        pairs = List.copyOf(pairs);
    }

    /** Whether there is any difference among the models, after Iman and Davenport. */
    public boolean isSignificant() {
        return test.fP() <= ALPHA;
    }

    /** By how much two mean ranks have to differ, after Nemenyi. */
    public double criticalDifference() {
        return test.criticalDifference(ALPHA);
    }

    /** The mean rank of the model in that place. */
    public double meanRank(int place) {
        return test.meanRanks().get(place);
    }

    /** Mean ranks, tests and groups as a picture: what a bar joins cannot be told apart. */
    public String criticalDifferenceSvg() {
        return new CriticalDifferenceDiagram(this).svg();
    }

    static Optional<Comparison> of(MatrixResult result) {
        List<String> byCoverage = new ArrayList<>(result.models());
        Map<String, Integer> coverage = new HashMap<>();
        result.models()
                .forEach(model ->
                        coverage.put(model, fullRows(result, List.of(model)).size()));
        byCoverage.sort(Comparator.comparing(model -> -coverage.getOrDefault(model, 0)));
        List<String> models = List.of();
        List<String> rows = List.of();
        for (int count = 2; count <= byCoverage.size(); count++) {
            List<String> some = byCoverage.subList(0, count);
            List<String> full = fullRows(result, some);
            if ((count - 1) * full.size() > Math.max(0, models.size() - 1) * rows.size()) {
                models = some;
                rows = full;
            }
        }
        return models.size() < 2 || rows.size() < 2 ? Optional.empty() : Optional.of(of(result, models, rows));
    }

    private static List<String> fullRows(MatrixResult result, List<String> models) {
        return result.dataSets().stream()
                .filter(data -> models.stream()
                        .allMatch(model -> result.best(data, model).isPresent()))
                .toList();
    }

    private static Comparison of(MatrixResult result, List<String> models, List<String> rows) {
        List<Double> ranks = FriedmanTest.of(losses(result, models, rows)).meanRanks();
        List<String> sorted = models.stream()
                .sorted(Comparator.comparing(model -> ranks.get(models.indexOf(model))))
                .toList();
        double[][] losses = losses(result, sorted, rows);
        return new Comparison(sorted, rows, FriedmanTest.of(losses), pairs(sorted, losses));
    }

    private static double[][] losses(MatrixResult result, List<String> models, List<String> rows) {
        return rows.stream().map(data -> result.losses(data, models)).toArray(double[][]::new);
    }

    private static List<ModelPair> pairs(List<String> models, double[][] losses) {
        List<ModelPair> raw = new ArrayList<>();
        for (int one = 0; one < models.size(); one++) {
            for (int other = one + 1; other < models.size(); other++) {
                SignedRankTest test = SignedRankTest.of(column(losses, one), column(losses, other));
                raw.add(new ModelPair(models.get(one), models.get(other), test, test.p()));
            }
        }
        double[] adjusted =
                Holm.adjusted(raw.stream().mapToDouble(ModelPair::adjustedP).toArray());
        List<ModelPair> pairs = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            ModelPair pair = raw.get(i);
            pairs.add(new ModelPair(pair.one(), pair.other(), pair.test(), adjusted[i]));
        }
        pairs.sort(Comparator.comparingDouble((ModelPair pair) -> pair.test().p()));
        return pairs;
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }
}
