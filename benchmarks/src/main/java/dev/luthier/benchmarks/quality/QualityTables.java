package dev.luthier.benchmarks.quality;

import dev.luthier.benchmarks.quality.problem.BenchmarkProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results with one number of slots, for people. */
final class QualityTables {
    private static final String REFERENCE = "random";
    private static final List<Integer> CHECKPOINTS = Published.AFTER;
    private static final int EARLY = 10;
    private static final int AREA_UP_TO = 100;

    private final Options options;
    private final int slots;
    private final List<Series> all;
    private final List<Integer> checkpoints;
    private final List<Integer> ofMeans;

    QualityTables(Options options, int slots, List<Series> all) {
        this.options = options;
        this.slots = slots;
        this.all = List.copyOf(all);
        this.checkpoints =
                CHECKPOINTS.stream().filter(n -> n <= options.evaluations()).toList();
        this.ofMeans = Stream.concat(Stream.of(EARLY), checkpoints.stream()).toList();
    }

    /** The table over all problems and the one problem by problem. */
    String text() {
        return String.format(
                Locale.ROOT,
                """
                ### %d slot%s

                Normalised score after so many evaluations, area under the regret curve (lower is better), processor time of \
                a suggestion:

                %s
                Problem by problem, scores after %s evaluations:

                %s
                Mean regret after %s evaluations:

                %s""",
                slots,
                slots == 1 ? "" : "s",
                overall(),
                listed(checkpoints),
                byProblem(this::scores),
                listed(ofMeans),
                byProblem(this::meanRegrets));
    }

    private MarkdownTable overall() {
        List<String> header = new ArrayList<>(List.of("optimizer"));
        checkpoints.forEach(n -> header.add(String.valueOf(n)));
        header.addAll(List.of("area", "ms", "worse than random on"));
        MarkdownTable table = new MarkdownTable(header);
        for (Series series : all) {
            table.add(row(
                    series.optimizer(),
                    checkpoints.stream().map(n -> number(series.score(n))),
                    Stream.of(
                            number(series.area(areaUpTo())),
                            String.format(Locale.ROOT, "%.2f", series.millis()),
                            worseThanRandom(series))));
        }
        if (options.comparable() && options.durations() == Durations.INDEPENDENT) {
            Published.ALL.stream().filter(peer -> peer.hasSlots(slots)).forEach(peer -> table.add(row(peer)));
        }
        return table;
    }

    private List<String> row(Published peer) {
        return row(
                peer.system(),
                checkpoints.stream().map(n -> number(peer.score(slots, n))),
                Stream.of(number(peer.area(slots, areaUpTo())), "", ""));
    }

    private static List<String> row(String name, Stream<String> scores, Stream<String> rest) {
        return Stream.of(Stream.of(name), scores, rest).flatMap(cells -> cells).toList();
    }

    private static String listed(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" / "));
    }

    private MarkdownTable byProblem(BiFunction<Series, BenchmarkProblem, String> cell) {
        List<String> header = new ArrayList<>(List.of("optimizer"));
        options.problems().forEach(problem -> header.add(problem.name()));
        MarkdownTable table = new MarkdownTable(header);
        for (Series series : all) {
            List<String> row = new ArrayList<>(List.of(series.optimizer()));
            options.problems().forEach(problem -> row.add(cell.apply(series, problem)));
            table.add(row);
        }
        return table;
    }

    private String scores(Series series, BenchmarkProblem problem) {
        return checkpoints.stream()
                .map(n -> String.format(Locale.ROOT, "%.2f", series.score(problem, n)))
                .collect(Collectors.joining(" "));
    }

    private String meanRegrets(Series series, BenchmarkProblem problem) {
        return ofMeans.stream()
                .map(n -> String.format(Locale.ROOT, "%.4g", series.meanRegret(problem, n)))
                .collect(Collectors.joining(" "));
    }

    private String worseThanRandom(Series series) {
        List<String> names = all.stream()
                .filter(other -> other.optimizer().equals(REFERENCE))
                .flatMap(random -> series.worseThan(random, options.evaluations()).stream())
                .map(BenchmarkProblem::name)
                .toList();
        return String.join(", ", names);
    }

    private int areaUpTo() {
        return Math.min(AREA_UP_TO, options.evaluations());
    }

    private static String number(Optional<Double> value) {
        return value.map(QualityTables::number).orElse("–");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
