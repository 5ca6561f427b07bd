package dev.luthier.matrix.result;

import dev.luthier.trial.Trial;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cells of a matrix as comma-separated values. */
final class ResultCsv {
    private static final String END = "\r\n";

    private final MatrixResult result;

    ResultCsv(MatrixResult result) {
        this.result = result;
    }

    String text() {
        String header = "data,type,model,runs,finished,stopped,failed,best,mean,sd,rank,best_trial" + END;
        return result.cells().stream().map(cell -> line(cell) + END).collect(Collectors.joining("", header, ""));
    }

    private String line(CellResult cell) {
        String data = cell.cell().data();
        String model = cell.cell().model();
        Trial best = cell.best();
        return List.of(
                        quoted(data),
                        quoted(cell.cell().type()),
                        quoted(model),
                        text(cell.runs()),
                        text(cell.finished()),
                        text(cell.stopped()),
                        text(cell.failed()),
                        number(cell.bestMetric()),
                        number(cell.mean()),
                        number(cell.standardDeviation()),
                        number(result.rank(data, model)),
                        text(best == null ? null : best.number()))
                .stream()
                .collect(Collectors.joining(","));
    }

    private static String number(OptionalDouble value) {
        return number(value.orElse(Double.NaN));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static String text(@Nullable Integer value) {
        return value == null ? "" : value.toString();
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(each -> each == ',' || each == '"' || each == '\n' || each == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
