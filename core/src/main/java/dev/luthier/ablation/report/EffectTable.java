package dev.luthier.ablation.report;

import dev.luthier.ablation.effect.Effect;
import dev.luthier.ablation.effect.Estimate;
import dev.luthier.ablation.effect.Repeats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as lines of text. */
final class EffectTable {
    private static final List<String> NUMBERS = List.of("effect", "interval", "p", "repeats");

    private final AblationReport report;

    EffectTable(AblationReport report) {
        this.report = report;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(headline());
        ByFamily.of(report.effects()).forEach((family, effects) -> lines.addAll(aligned(rows(family, effects))));
        report.effects().stream()
                .filter(effect -> effect.failure() != null)
                .forEach(effect -> lines.add("  " + effect.name() + " failed: " + effect.failure()));
        report.remarks().forEach(remark -> lines.add("  " + remark));
        lines.add(footer());
        return String.join("\n", lines);
    }

    private String headline() {
        AblationReport.Reference reference = report.reference();
        String deviation = Double.isNaN(reference.deviation()) ? "" : " ± " + number(reference.deviation());
        return String.format(
                Locale.ROOT,
                "%s: %s %s = %s%s over %d repeats; how much better it is with each component",
                report.experiment(),
                reference.name(),
                report.metric(),
                number(reference.mean()),
                deviation,
                reference.repeats());
    }

    private static List<List<String>> rows(String family, List<Effect> effects) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of(family.equals("effect") ? "component" : family));
        header.addAll(NUMBERS);
        header.add("verdict");
        rows.add(header);
        effects.forEach(effect -> rows.add(row(effect)));
        return rows;
    }

    private static List<String> row(Effect effect) {
        Estimate estimate = effect.estimate();
        String interval =
                estimate.hasInterval() ? "[" + number(estimate.low()) + ", " + number(estimate.high()) + "]" : "";
        return List.of(
                effect.name(),
                number(estimate.mean()),
                interval,
                Double.isNaN(effect.adjusted()) ? "" : String.format(Locale.ROOT, "%.2g", effect.adjusted()),
                Integer.toString(estimate.pairs()),
                effect.verdict().word());
    }

    private String footer() {
        Repeats repeats = report.repeats();
        int looks = repeats.looks().size();
        return String.format(
                Locale.ROOT,
                "%d of %d effects can be told from noise (%s %% sure of all of them together: Holm%s)",
                report.distinguishable().size(),
                report.effects().size(),
                repeats.percent(),
                looks == 1 ? "" : ", and " + looks + " looks");
    }

    private static List<String> aligned(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 3));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return String.format(Locale.ROOT, Math.abs(value) < 1e-4 && value != 0 ? "%.2e" : "%.5f", value);
    }
}
