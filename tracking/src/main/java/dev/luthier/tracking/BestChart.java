package dev.luthier.tracking;

import dev.luthier.definition.Definition;
import dev.luthier.definition.Goals;
import dev.luthier.trial.Trial;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The metric of every finished trial and the best one so far, as a picture in SVG. */
public final class BestChart implements ResultFile {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 400;
    private static final int MARGIN = 60;
    private static final String FRAME = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
            <rect width="100%%" height="100%%" fill="white"/>
            <text x="%d" y="30" font-size="16">%s: %s by trial, %d finished</text>
            <text x="8" y="%d">%.4g</text><text x="8" y="%d">%.4g</text>
            <g fill="#7799cc">
            %s</g>
            <polyline fill="none" stroke="#cc5500" stroke-width="2" points="%s"/>
            </svg>
            """;

    @Override
    public String path() {
        return "charts/best.svg";
    }

    @Override
    public byte[] content(Definition definition, List<Trial> trials) {
        List<Trial> finished = trials.stream().filter(Trial::isFinished).toList();
        double[] range = finished.stream()
                .mapToDouble(trial -> trial.metric().orElseThrow())
                .collect(() -> new double[] {Double.MAX_VALUE, -Double.MAX_VALUE}, BestChart::widen, BestChart::widen);
        if (finished.isEmpty()) {
            range = new double[] {0, 1};
        }
        return drawing(definition, finished, range).getBytes(StandardCharsets.UTF_8);
    }

    private static String drawing(Definition definition, List<Trial> finished, double[] range) {
        Goals goals = definition.goals();
        StringBuilder dots = new StringBuilder();
        StringBuilder line = new StringBuilder();
        int last = finished.isEmpty() ? 1 : finished.get(finished.size() - 1).number();
        Trial best = null;
        for (Trial trial : finished) {
            best = best == null || goals.bestFirst().compare(trial, best) < 0 ? trial : best;
            double x = MARGIN + (WIDTH - 2.0 * MARGIN) * trial.number() / Math.max(1, last);
            dots.append(text("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>%n", x, height(trial, range)));
            line.append(text("%.1f,%.1f ", x, height(best, range)));
        }
        return text(
                FRAME,
                WIDTH,
                HEIGHT,
                MARGIN,
                definition.name(),
                escaped(definition.metric()),
                finished.size(),
                MARGIN + 5,
                range[1],
                HEIGHT - MARGIN + 5,
                range[0],
                dots,
                line);
    }

    private static double height(Trial trial, double[] range) {
        double share = range[1] > range[0] ? (trial.metric().orElseThrow() - range[0]) / (range[1] - range[0]) : 0.5;
        return HEIGHT - MARGIN - share * (HEIGHT - 2.0 * MARGIN);
    }

    private static void widen(double[] range, double value) {
        range[0] = Math.min(range[0], value);
        range[1] = Math.max(range[1], value);
    }

    private static void widen(double[] range, double[] other) {
        widen(range, other[0]);
        widen(range, other[1]);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
