package dev.luthier.benchmarks.curves;

import dev.luthier.benchmarks.curves.problem.CurveProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Runs methods on learning curves in virtual time and prints a table in Markdown. */
public final class Curves {
    private Curves() {}

    /** Takes the options of {@code --help}. */
    public static void main(String[] args) throws IOException {
        CurvesOptions options = CurvesOptions.ofMain(args);
        StringBuilder text = new StringBuilder();
        for (String problem : options.problems()) {
            String table = measure(problem, options);
            System.out.println(table);
            text.append(table).append('\n');
        }
        if (options.markdown().isPresent()) {
            Files.writeString(options.markdown().get(), text.toString());
        }
    }

    private static String measure(String problem, CurvesOptions options) throws IOException {
        return switch (options.kind()) {
            case METHODS -> table(problem, options);
            case CALIBRATION -> Calibration.table(problem, options.seeds().count());
            case TARGET -> timesToTarget(problem, options);
        };
    }

    private static String timesToTarget(String problem, CurvesOptions options) throws IOException {
        TimeToTarget times = TimeToTarget.measure(problem, options.methods(), options.seeds());
        if (options.svg().isPresent()) {
            Files.writeString(options.svg().get(), times.svg());
        }
        return times.table();
    }

    private static String table(String problem, CurvesOptions options) {
        List<Row> rows = new ArrayList<>();
        for (Method method : options.methods()) {
            rows.add(row(problem, method, options.protocol(), options.seeds()));
        }
        StringBuilder table = new StringBuilder();
        table.append("`").append(problem).append("`, ").append(options.protocol());
        table.append(", medians of ").append(options.seeds()).append("\n\n");
        line(table, Row.HEADER);
        line(table, Row.HEADER.stream().map(column -> "---").toList());
        rows.forEach(row -> line(table, row.cells(rows.get(0))));
        return table.toString();
    }

    static Row row(String problem, Method method, Protocol protocol, Seeds seeds) {
        List<CurveRun> runs = seeds.stream()
                .mapToObj(seed -> CurveRun.of(CurveProblems.of(problem, seed), method, protocol, seed))
                .toList();
        return new Row(method.name(), CurveProblems.of(problem, 0).optimum(protocol.resource()), runs);
    }

    private static void line(StringBuilder table, List<String> cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
