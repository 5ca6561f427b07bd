package dev.luthier.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.benchmarks.quality.problem.BenchmarkProblem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QualityTablesTest {
    private static final Options OPTIONS = Options.parse("--optimizers", "tpe,random", "--evaluations", "100");

    @Test
    void standsBesideRandomSearchAndThePublishedFigures() {
        List<Series> all = List.of(series("tpe", 0.5, -1), series("random", 1, 1));

        String text = new QualityTables(OPTIONS, 1, all).text();

        assertThat(text.lines())
                .anySatisfy(line -> assertThat(cells(line))
                        .containsExactly("optimizer", "25", "50", "100", "area", "ms", "worse than random on"))
                .anySatisfy(line -> assertThat(cells(line)).startsWith("tpe", "0.500", "0.500", "0.500"))
                .anySatisfy(line ->
                        assertThat(cells(line)).startsWith("Optuna 5 GPSampler", "0.381", "0.600", "0.729", "0.304"));
    }

    @Test
    void namesTheProblemsOnWhichRandomSearchIsBetter() {
        List<Series> all = List.of(series("tpe", 0.5, 2), series("random", 1, 1));

        String text = new QualityTables(OPTIONS, 1, all).text();

        assertThat(text.lines()).anySatisfy(line -> assertThat(cells(line)).contains("tpe", "hartmann6"));
    }

    @Test
    void showsTheMeanRegretProblemByProblem() {
        String text = new QualityTables(OPTIONS, 1, List.of(series("tpe", 0.5, -1))).text();

        assertThat(text).contains("Mean regret after 10 / 25 / 50 / 100 evaluations:");
        assertThat(text.lines()).anySatisfy(line -> assertThat(cells(line)).contains("0.1819 0.1819 0.1819 0.1819"));
    }

    @Test
    void withSeveralSlotsOnlyWhatWasPublishedForThemIsShown() {
        String text = new QualityTables(OPTIONS, 16, List.of(series("tpe", 0.5, -1))).text();

        assertThat(text).doesNotContain("GPSampler");
        assertThat(text.lines())
                .anySatisfy(line -> assertThat(cells(line)).startsWith("Optuna CMA-ES", "–", "–", "0.362", "–"));
    }

    /** A regret that stays at this share of the anchor; on the second problem at another share unless that is negative. */
    private static Series series(String optimizer, double share, double onSecond) {
        Map<BenchmarkProblem, List<double[]>> curves = new LinkedHashMap<>();
        for (BenchmarkProblem problem : OPTIONS.problems()) {
            double itsShare = problem.name().equals("hartmann6") && onSecond >= 0 ? onSecond : share;
            double[] curve = new double[OPTIONS.evaluations()];
            Arrays.fill(curve, itsShare * problem.anchors().after100());
            curves.put(problem, List.of(curve));
        }
        return new Series(optimizer, curves, 0.25);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1))
                .map(String::trim)
                .filter(cell -> !cell.isEmpty())
                .toList();
    }
}
