package dev.luthier.ablation.report;

import dev.luthier.ablation.effect.Effect;
import dev.luthier.ablation.effect.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as a horizontal bar chart: a bar from 0 to each effect, and its interval as a whisker. */
final class EffectChart {
    private static final int WIDTH = 820;
    private static final int PLOT_RIGHT = 690;
    private static final int ROW = 24;
    private static final int TOP = 64;
    private static final int MOST_TICKS = 6;
    private static final double CHARACTER = 6.9;
    private static final int LONGEST_NAME = 48;

    private static final String STYLE = """
              <style>
                text { font: 12px system-ui, sans-serif; fill: #1f2328; }
                .title { font-weight: 600; font-size: 14px; }
                .soft { fill: #59636e; }
                .ground { fill: #ffffff; }
                .grid { stroke: #d1d9e0; }
                .zero { stroke: #59636e; }
                .whisker { stroke: #1f2328; stroke-width: 1.5; }
                .helps { fill: #1a7f64; }
                .harms { fill: #c4432b; }
                .undecided, .negligible { fill: #9aa4af; }
                @media (prefers-color-scheme: dark) {
                  text { fill: #e6edf3; }
                  .soft { fill: #9198a1; }
                  .ground { fill: #0d1117; }
                  .grid { stroke: #30363d; }
                  .zero { stroke: #9198a1; }
                  .whisker { stroke: #e6edf3; }
                  .helps { fill: #3fb68f; }
                  .harms { fill: #f0735a; }
                  .undecided, .negligible { fill: #6e7681; }
                }
              </style>
            """;

    private final AblationReport report;
    private final List<Effect> effects = new ArrayList<>();
    private final int plotLeft;
    private final double low;
    private final double high;
    private final StringBuilder svg = new StringBuilder();

    EffectChart(AblationReport report) {
        this.report = report;
        ByFamily.of(report.effects()).values().forEach(effects::addAll);
        int longest = effects.stream()
                .mapToInt(effect -> label(effect).length())
                .max()
                .orElse(0);
        this.plotLeft = 24 + (int) (longest * CHARACTER);
        double least = 0;
        double most = 0;
        for (Effect effect : effects) {
            Estimate estimate = effect.estimate();
            least = smaller(smaller(least, estimate.low()), estimate.mean());
            most = -smaller(smaller(-most, -estimate.high()), -estimate.mean());
        }
        double margin = most > least ? 0.03 * (most - least) : 1;
        this.low = least - margin;
        this.high = most + margin;
    }

    String svg() {
        int bottom = TOP + ROW * effects.size();
        line("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, bottom + 48);
        line("  <title>%s</title>", escaped("Effects of " + report.experiment() + " on " + report.metric()));
        svg.append(STYLE);
        line("  <rect class=\"ground\" width=\"100%%\" height=\"100%%\"/>");
        line("  <text class=\"title\" x=\"16\" y=\"26\">%s</text>", escaped(report.experiment()));
        line("  <text class=\"soft\" x=\"16\" y=\"46\">%s</text>", escaped(subtitle()));
        axis(bottom);
        for (int i = 0; i < effects.size(); i++) {
            row(effects.get(i), TOP + ROW * i);
        }
        line("</svg>");
        return svg.toString();
    }

    private String subtitle() {
        return String.format(
                Locale.ROOT,
                "how much better %s is with each component, and %s %% intervals; coloured: told from noise",
                report.metric(),
                report.repeats().percent());
    }

    private void axis(int bottom) {
        double step = step((high - low) / MOST_TICKS);
        for (double tick = Math.ceil(low / step) * step; tick <= high; tick += step) {
            boolean isZero = Math.abs(tick) < step / 2;
            line(
                    "  <line class=\"%s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
                    isZero ? "zero" : "grid", x(tick), TOP - 6, x(tick), bottom + 4);
            line(
                    "  <text class=\"soft\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x(tick), bottom + 22, isZero ? "0" : plain(tick));
        }
    }

    private void row(Effect effect, int top) {
        Estimate estimate = effect.estimate();
        double middle = top + ROW / 2.0;
        line(
                "  <text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                plotLeft - 8, middle + 4, escaped(label(effect)));
        if (estimate.pairs() > 0) {
            double left = Math.min(x(0), x(estimate.mean()));
            line(
                    "  <rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>",
                    effect.verdict().word(), left, middle - 7, Math.abs(x(estimate.mean()) - x(0)), 14);
        }
        if (estimate.hasInterval()) {
            whisker(x(estimate.low()), x(estimate.high()), middle);
        }
        line(
                "  <text class=\"soft\" x=\"%d\" y=\"%.1f\">%s</text>",
                PLOT_RIGHT + 10, middle + 4, escaped(verdict(effect)));
    }

    private void whisker(double left, double right, double middle) {
        line(
                "  <path class=\"whisker\" fill=\"none\" d=\"M%.1f %.1fH%.1fM%.1f %.1fv8M%.1f %.1fv8\"/>",
                left, middle, right, left, middle - 4, right, middle - 4);
    }

    private static String verdict(Effect effect) {
        int pairs = effect.estimate().pairs();
        return effect.verdict().word() + (pairs == 0 ? "" : " (" + pairs + ")");
    }

    private static String label(Effect effect) {
        String name = effect.name();
        String family = effect.contrast().family();
        String whole = family.equals("effect") ? name : family + " " + name;
        return whole.length() <= LONGEST_NAME ? whole : whole.substring(0, LONGEST_NAME - 1) + "…";
    }

    private double x(double value) {
        return plotLeft + (value - low) / (high - low) * (PLOT_RIGHT - plotLeft);
    }

    /** The smallest of 1, 2, 5 times a power of ten that is at least so large. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double times = least / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    private static String plain(double tick) {
        return new BigDecimal(tick)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static double smaller(double known, double other) {
        return Double.isNaN(other) ? known : Math.min(known, other);
    }

    private void line(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
