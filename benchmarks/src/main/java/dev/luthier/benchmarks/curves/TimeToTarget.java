package dev.luthier.benchmarks.curves;

import dev.luthier.benchmarks.curves.Plot.Line;
import dev.luthier.benchmarks.curves.Plot.Panel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How long methods take, by the number of slots, until they have found something as good as random search finds with
 * 16 slots in 150 virtual seconds of full trainings: on equal slots, and on slots that are 1 to 10 times slower while
 * 5 % of the attempts fail.
 */
final class TimeToTarget {
    private static final double[] SLOTS = {4, 16, 64, 256};
    private static final int RESOURCE = 81;
    private static final int USUAL_SLOTS = 16;
    private static final int USUAL_SECONDS = 150;
    private static final int MOST_SECONDS = 600;
    private static final double FAILING = 0.05;

    private final String problem;
    private final List<Panel> panels;
    private final List<Panel> utilisation;

    private TimeToTarget(String problem, List<Panel> panels, List<Panel> utilisation) {
        this.problem = problem;
        this.panels = panels;
        this.utilisation = utilisation;
    }

    /** @param methods of which the first is the random search that sets the target */
    static TimeToTarget measure(String problem, List<Method> methods, Seeds seeds) {
        double target = Curves.row(problem, methods.get(0), protocol(USUAL_SLOTS, false), seeds)
                .medianLoss();
        List<Panel> panels = new ArrayList<>();
        List<Panel> utilisation = new ArrayList<>();
        for (boolean isRough : new boolean[] {false, true}) {
            String title = isRough ? "slots 1 to 10 times slower, 5 % of the attempts fail" : "equal slots";
            List<Line> times = new ArrayList<>();
            List<Line> shares = new ArrayList<>();
            for (Method method : methods) {
                List<Row> rows = Arrays.stream(SLOTS)
                        .mapToObj(slots -> Curves.row(
                                problem, method, protocol((int) slots, isRough).until(target), seeds))
                        .toList();
                times.add(new Line(
                        method.name(),
                        rows.stream()
                                .mapToDouble(row -> row.medianSeconds(target))
                                .toArray()));
                shares.add(new Line(
                        method.name(),
                        rows.stream().mapToDouble(Row::meanUtilisation).toArray()));
            }
            panels.add(new Panel(title, times));
            utilisation.add(new Panel(title, shares));
        }
        return new TimeToTarget(problem, panels, utilisation);
    }

    /** Slower or fewer slots get more time. */
    private static Protocol protocol(int slots, boolean isRough) {
        int seconds = slots < USUAL_SLOTS || isRough ? MOST_SECONDS : USUAL_SECONDS;
        return new Protocol(
                slots,
                Duration.ofSeconds(seconds),
                Protocol.UNLIMITED,
                RESOURCE,
                isRough,
                isRough ? FAILING : 0,
                Protocol.NEVER);
    }

    /** In Markdown. */
    String table() {
        StringBuilder text = new StringBuilder("`" + problem + "`, virtual seconds to the target\n\n| method | ");
        for (Panel panel : panels) {
            for (double slots : SLOTS) {
                text.append(String.format(Locale.ROOT, "%s: %.0f | ", panel.title(), slots));
            }
        }
        text.append("utilisation with 256 |\n|---|")
                .append("---|".repeat(2 * SLOTS.length + 1))
                .append('\n');
        for (int i = 0; i < panels.get(0).lines().size(); i++) {
            int line = i;
            text.append("| ").append(panels.get(0).lines().get(i).name()).append(" | ");
            panels.forEach(panel -> Arrays.stream(panel.lines().get(line).values())
                    .forEach(seconds -> text.append(seconds(seconds)).append(" | ")));
            text.append(utilisation.stream()
                            .map(panel -> panel.lines().get(line).values())
                            .map(shares -> String.format(Locale.ROOT, "%.2f %%", 100 * shares[shares.length - 1]))
                            .collect(Collectors.joining(", ")))
                    .append(" |\n");
        }
        return text.toString();
    }

    /** As a drawing. */
    String svg() {
        return Plot.of("slots", "virtual seconds until the best of random search is reached", SLOTS, panels);
    }

    private static String seconds(double seconds) {
        return Double.isInfinite(seconds) ? "–" : String.format(Locale.ROOT, "%.0f", seconds);
    }
}
