package dev.luthier.dashboard.chart;

import dev.luthier.dashboard.chart.paper.SvgDrawing;
import dev.luthier.dashboard.view.ExperimentView;
import dev.luthier.dashboard.view.TrialView;
import dev.luthier.definition.Definition;
import dev.luthier.event.Event;
import dev.luthier.store.JournalFollower;
import dev.luthier.store.JournalVisitor;
import dev.luthier.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the charts of an experiment into a folder: each as SVG and as PNG, and all of them in one HTML page that needs nothing else. */
public final class ChartFiles {
    private static final int MANY = 10_000;
    private static final String STYLE = "body{font:15px/1.5 system-ui,-apple-system,'Segoe"
            + " UI',Roboto,sans-serif;color:#1a2230;max-width:1000px;margin:32px auto;padding:0"
            + " 20px}h1{font-size:24px}h2{font-size:17px;margin:36px 0"
            + " 8px}svg{width:100%;height:auto}table{border-collapse:collapse}td{padding:3px 18px 3px"
            + " 0}td:first-child{color:#566273}";

    private ChartFiles() {}

    /**
     * Reads what is recorded of an experiment and writes its charts.
     *
     * @return the files
     * @throws IOException if the journal cannot be read, or a file not written
     * @throws IllegalArgumentException if nothing is recorded
     */
    public static List<Path> write(Store store, String experiment, Path folder) throws IOException {
        Folding folding = new Folding();
        try (JournalFollower journal = store.follow(experiment, folding)) {
            while (journal.poll(MANY) > 0) {
                // All of it.
            }
        }
        return write(folding.view, folder);
    }

    /** The same of a view. */
    public static List<Path> write(ExperimentView view, Path folder) throws IOException {
        Definition definition = view.definition();
        if (definition == null) {
            throw new IllegalArgumentException("the experiment has no facts yet: there is nothing to draw");
        }
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (int task = 0; task < definition.tasks().size(); task++) {
            String suffix = definition.tasks().size() == 1 ? "" : "-" + task;
            for (Chart chart : charts(view, task)) {
                files.add(Files.writeString(folder.resolve(chart.fileName() + suffix + ".svg"), chart.svg(view, task)));
                files.add(Files.write(folder.resolve(chart.fileName() + suffix + ".png"), chart.png(view, task)));
            }
        }
        files.add(Files.writeString(folder.resolve("charts.html"), page(view, definition), StandardCharsets.UTF_8));
        return files;
    }

    private static List<Chart> charts(ExperimentView view, int task) {
        return Arrays.stream(Chart.values())
                .filter(chart -> chart.fits(view, task))
                .toList();
    }

    private static String page(ExperimentView view, Definition definition) {
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
        page.append(SvgDrawing.escaped(definition.name()))
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n<h1>");
        page.append(SvgDrawing.escaped(definition.name())).append("</h1>\n");
        appendBest(page, view, definition);
        for (int task = 0; task < definition.tasks().size(); task++) {
            if (definition.tasks().size() > 1) {
                page.append("<h1>")
                        .append(SvgDrawing.escaped(definition.tasks().get(task).name()))
                        .append("</h1>\n");
            }
            for (Chart chart : charts(view, task)) {
                page.append("<h2>")
                        .append(SvgDrawing.escaped(chart.title()))
                        .append("</h2>\n")
                        .append(chart.svg(view, task));
            }
        }
        return page.append("</html>\n").toString();
    }

    private static void appendBest(StringBuilder page, ExperimentView view, Definition definition) {
        long fact = view.facts() - 1;
        TrialView best = view.bestTrialAt(fact);
        page.append("<p>")
                .append(view.trials().size())
                .append(" trials, ")
                .append(view.reports())
                .append(" reports");
        String kind = view.runAt(fact).kind();
        page.append(
                kind.isEmpty()
                        ? ""
                        : "; ended: "
                                + SvgDrawing.escaped(
                                        kind.toLowerCase(Locale.ROOT).replace('_', ' ')));
        page.append("</p>\n");
        if (best == null) {
            return;
        }
        page.append("<table>\n");
        row(page, "best trial", best.number());
        view.best().improvements().stream()
                .filter(each -> each.trial() == best.number())
                .reduce((first, second) -> second)
                .ifPresent(each -> row(page, definition.metric(), each.metric()));
        for (Map.Entry<String, Object> each : best.configuration().asMap().entrySet()) {
            row(page, each.getKey(), each.getValue());
        }
        page.append("</table>\n");
    }

    private static void row(StringBuilder page, String name, Object value) {
        page.append("<tr><td>").append(SvgDrawing.escaped(name)).append("</td><td>");
        page.append(SvgDrawing.escaped(String.valueOf(value))).append("</td></tr>\n");
    }

    private static final class Folding implements JournalVisitor {
        private ExperimentView view = new ExperimentView();

        @Override
        public void onFact(long number, Event event) {
            view.on(event);
        }

        @Override
        public void onDecided(long number, String decisions) {
            view.decided(number, decisions);
        }

        @Override
        public void onRestart() {
            view = new ExperimentView();
        }
    }
}
