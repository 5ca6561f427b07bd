package dev.luthier.cli.recording;

import dev.luthier.cli.terminal.Format;
import dev.luthier.json.TrialJson;
import dev.luthier.trial.Trial;
import java.io.PrintWriter;
import java.util.List;

/** Writes trials in the format that was asked for. */
final class TrialPrinter {
    private TrialPrinter() {}

    static void print(List<Trial> trials, TrialColumns columns, Format format, PrintWriter out) {
        switch (format) {
            case table -> out.print(columns.brief(trials).aligned());
            case csv -> out.print(columns.full(trials).csv());
            case json -> {
                out.println("[");
                for (int i = 0; i < trials.size(); i++) {
                    out.println(TrialJson.write(trials.get(i)) + (i < trials.size() - 1 ? "," : ""));
                }
                out.println("]");
            }
        }
    }
}
