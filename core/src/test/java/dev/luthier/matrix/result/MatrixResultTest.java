package dev.luthier.matrix.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Cell;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Named;
import dev.luthier.definition.Task;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class MatrixResultTest {
    private static final SearchSpace SPACE =
            SearchSpace.builder().uniform("x", 0, 1).build();

    private final List<Task> tasks = new ArrayList<>();
    private final List<Trial> trials = new ArrayList<>();

    @Test
    void cellsHaveBestMeanAndSpread() {
        add("iris", "tree", 0.90, 0.94, 0.92);

        CellResult cell = result().cell("iris", "tree").orElseThrow();

        assertThat(cell.runs()).isEqualTo(3);
        assertThat(cell.bestMetric()).hasValue(0.94);
        assertThat(cell.best().number()).isEqualTo(1);
        assertThat(cell.mean()).isCloseTo(0.92, within(1e-12));
        assertThat(cell.standardDeviation()).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void ranksAreByTheBestMetricAndEqualsShareThem() {
        add("iris", "tree", 0.9);
        add("iris", "forest", 0.95);
        add("iris", "linear", 0.95);
        add("iris", "bayes", Double.NaN);

        MatrixResult result = result();

        assertThat(result.rank("iris", "forest")).hasValue(1.5);
        assertThat(result.rank("iris", "linear")).hasValue(1.5);
        assertThat(result.rank("iris", "tree")).hasValue(3);
        assertThat(result.rank("iris", "bayes")).isEmpty();
        assertThat(result.cell("iris", "bayes").orElseThrow().isIncompatible()).isTrue();
        assertThat(result.rank("wine", "tree")).isEmpty();
    }

    /** Two models on five data sets, the first one always better: 2^-5 on either side. */
    @Test
    void comparesModelsOverDataSets() {
        for (int data = 0; data < 5; data++) {
            add("d" + data, "good", 0.9 + data / 100.0);
            add("d" + data, "bad", 0.5 + data / 50.0);
        }

        Comparison comparison = result().comparison().orElseThrow();

        assertThat(comparison.models()).containsExactly("good", "bad");
        assertThat(comparison.test().meanRanks()).containsExactly(1.0, 2.0);
        assertThat(comparison.test().chiSquared()).isCloseTo(5, within(1e-12));
        assertThat(comparison.pairs().get(0).test().p()).isCloseTo(2.0 / 32, within(1e-12));
        assertThat(comparison.criticalDifference()).isCloseTo(1.960 * Math.sqrt(6 / 30.0), within(0.001));
    }

    @Test
    void comparesWhatLeavesMostOfTheTable() {
        for (int data = 0; data < 6; data++) {
            add("d" + data, "tree", 0.8);
            add("d" + data, "forest", 0.9);
            add("d" + data, "linear", 0.7);
            if (data < 2) {
                add("d" + data, "bayes", 0.6);
            }
        }
        add("d6", "tree", 0.8);

        Comparison comparison = result().comparison().orElseThrow();

        assertThat(comparison.models()).containsExactly("forest", "tree", "linear");
        assertThat(comparison.dataSets()).hasSize(6);
    }

    @Test
    void oneModelOrOneDataSetIsNotCompared() {
        add("iris", "tree", 0.9);
        add("iris", "forest", 0.8);

        assertThat(result().comparison()).isEmpty();
        assertThat(result().toText()).contains("0.9000*").doesNotContain("Friedman");
    }

    @Test
    void csvHasALineForEachCellAndQuotesWhatNeedsIt() {
        add("a \"b\", c", "tree", 0.5, 0.75);
        add("wine", "tree", Double.NaN);

        assertThat(result().toCsv().split("\r\n"))
                .containsExactly(
                        "data,type,model,runs,finished,stopped,failed,best,mean,sd,rank,best_trial",
                        "\"a \"\"b\"\", c\",classification,tree,2,2,0,0,0.75,0.625,0.1767766952966369,1.0,1",
                        "wine,classification,tree,1,0,0,1,,,,,");
    }

    @Test
    void picturesAreWellFormed() throws Exception {
        for (int data = 0; data < 4; data++) {
            add("<d&" + data + ">", "tree", 0.8 - data / 100.0);
            add("<d&" + data + ">", "forest \"big\"", 0.9);
            add("<d&" + data + ">", "linear", 0.7);
        }
        add("<d&0>", "bayes", Double.NaN);

        Document heatMap = parsed(result().heatMapSvg());
        Document ranks = parsed(result().comparison().orElseThrow().criticalDifferenceSvg());

        assertThat(heatMap.getElementsByTagName("rect").getLength())
                .as("16 boxes and the ground")
                .isEqualTo(17);
        assertThat(heatMap.getDocumentElement().getTextContent())
                .contains("<d&3>", "forest \"big\"", "0.7700", "incompatible");
        assertThat(ranks.getDocumentElement().getTextContent()).contains("linear", "critical difference 1.66");
    }

    @Test
    void tellsWhatWasNotRunAndWhatDidNotFinish() {
        add("iris", "tree");
        add("iris", "forest", Double.NaN, Double.NaN);

        assertThat(result().toText()).contains("no run", "incompatible (2)");
    }

    /** Adds a task with runs of these metrics; NaN stands for a failed one. */
    private void add(String data, String model, double... metrics) {
        Cell cell = new Cell(data, "classification", model);
        for (double metric : metrics) {
            Outcome outcome = Double.isNaN(metric)
                    ? new Outcome.Failed(new Failure(Failure.Kind.EXCEPTION, "no"))
                    : new Outcome.Finished(metric);
            trials.add(new Trial(
                    trials.size(),
                    tasks.size(),
                    Configuration.of(Map.of("x", 0.5)),
                    1,
                    outcome.state(),
                    "",
                    List.of(),
                    Curve.empty(),
                    outcome));
        }
        tasks.add(new Task(cell.taskName(), SPACE, cell));
    }

    private MatrixResult result() {
        Definition definition = new Definition(
                "test",
                "accuracy",
                Direction.MAXIMIZE,
                tasks,
                new Named("matrix"),
                new Named("none"),
                Budget.ofTrials(100),
                Limits.DEFAULT,
                1);
        return MatrixResult.of(definition, trials);
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
