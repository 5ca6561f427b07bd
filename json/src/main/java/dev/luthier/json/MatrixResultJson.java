package dev.luthier.json;

import dev.luthier.matrix.result.CellResult;
import dev.luthier.matrix.result.Comparison;
import dev.luthier.matrix.result.MatrixResult;
import dev.luthier.matrix.result.ModelPair;
import dev.luthier.statistic.FriedmanTest;
import dev.luthier.trial.Trial;

/** The result of a matrix as JSON, for other programs and for keeping. There is no way back. */
public final class MatrixResultJson {
    private static final int LINE_PER_CELL = 2;

    private MatrixResultJson() {}

    /** The table and the comparison as text with a line for each cell. */
    public static String write(MatrixResult result) {
        return JsonText.lines(LINE_PER_CELL, out -> write(result, out));
    }

    private static void write(MatrixResult result, FieldWriter out) {
        out.text("experiment", result.experiment())
                .text("metric", result.metric())
                .text("direction", Words.of(result.direction()))
                .objects("cells", result.cells(), (cell, object) -> write(cell, result, object));
        result.comparison()
                .ifPresentOrElse(
                        comparison -> out.object("comparison", object -> write(comparison, object)),
                        () -> out.nothing("comparison"));
    }

    private static void write(CellResult cell, MatrixResult result, FieldWriter out) {
        String data = cell.cell().data();
        String model = cell.cell().model();
        out.text("data", data)
                .text("type", cell.cell().type())
                .text("model", model)
                .whole("runs", cell.runs())
                .whole("finished", cell.finished())
                .whole("stopped", cell.stopped())
                .whole("failed", cell.failed())
                .truth("incompatible", cell.isIncompatible());
        Trial best = cell.best();
        if (best != null) {
            out.number("best", best.metric().orElseThrow())
                    .number("mean", cell.mean())
                    .number("rank", result.rank(data, model).orElseThrow())
                    .whole("bestTrial", best.number())
                    .configuration("bestConfiguration", best.configuration());
        }
        if (cell.finished() > 1) {
            out.number("standardDeviation", cell.standardDeviation());
        }
    }

    private static void write(Comparison comparison, FieldWriter out) {
        FriedmanTest test = comparison.test();
        out.texts("dataSets", comparison.dataSets())
                .texts("models", comparison.models())
                .value("meanRanks", test.meanRanks())
                .object(
                        "friedman",
                        object -> object.number("chiSquared", test.chiSquared())
                                .number("p", test.p())
                                .number("imanDavenportF", test.f())
                                .number("imanDavenportP", test.fP()))
                .object(
                        "nemenyi",
                        object -> object.number("alpha", Comparison.ALPHA)
                                .number("criticalDifference", comparison.criticalDifference()))
                .objects("wilcoxonHolm", comparison.pairs(), MatrixResultJson::write);
    }

    private static void write(ModelPair pair, FieldWriter out) {
        out.text("better", pair.one())
                .text("worse", pair.other())
                .whole("pairs", pair.test().pairs())
                .number("p", pair.test().p())
                .number("adjustedP", pair.adjustedP());
    }
}
