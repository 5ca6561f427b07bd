package dev.luthier.tracking.prometheus;

import dev.luthier.definition.Definition;
import dev.luthier.event.Ending;
import dev.luthier.sink.Progress;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The text of the endpoint. Remembers the trials; used by one thread. */
final class Exposition {
    private final Map<Integer, Trial> trials = new TreeMap<>();

    String text(Progress progress) {
        progress.changed().forEach(trial -> trials.put(trial.number(), trial));
        Definition definition = progress.definition();
        List<Trial> all = List.copyOf(trials.values());
        Text text = new Text(definition.name());
        text.head("luthier_trials", "Trials by their state.");
        for (TrialState state : TrialState.values()) {
            double count = all.stream()
                    .filter(trial -> trial.state() == state)
                    .mapToDouble(trial -> 1)
                    .sum();
            text.sample("luthier_trials", ",state=\"" + state.name().toLowerCase(Locale.ROOT) + '"', count);
        }
        text.gauge(
                "luthier_budget_trials",
                "Most trials to start.",
                definition.budget().trials());
        text.gauge("luthier_slots", "Slots that are there.", progress.slots());
        text.gauge(
                "luthier_reports",
                "Reports of all trials.",
                all.stream().mapToDouble(trial -> trial.curve().size()).sum());
        text.gauge(
                "luthier_slot_seconds",
                "Time of all ended attempts.",
                all.stream().mapToLong(Trial::durationMillis).sum() / 1e3);
        text.gauge("luthier_latest_fact_timestamp_seconds", "Time of the latest fact.", progress.atMillis() / 1e3);
        best(definition, all, text);
        Ending ending = progress.ending();
        text.head("luthier_ended", "1 when the experiment has ended, with how.");
        text.sample(
                "luthier_ended",
                ending == null ? "" : ",ending=\"" + ending.kind().name().toLowerCase(Locale.ROOT) + '"',
                ending == null ? 0 : 1);
        return text.toString();
    }

    private static void best(Definition definition, List<Trial> all, Text text) {
        definition.goals().best(all).ifPresent(best -> {
            text.head("luthier_best_metric", "Metric of the best trial.");
            text.sample(
                    "luthier_best_metric",
                    ",metric=\"" + Text.escaped(definition.metric()) + '"',
                    best.metric().orElseThrow());
        });
    }

    /** Lines of the text format. */
    private static final class Text {
        private final StringBuilder lines = new StringBuilder();
        private final String experiment;

        Text(String experiment) {
            this.experiment = experiment;
        }

        void gauge(String name, String help, double value) {
            head(name, help);
            sample(name, "", value);
        }

        void head(String name, String help) {
            lines.append("# HELP " + name + " " + help + "\n# TYPE " + name + " gauge\n");
        }

        void sample(String name, String labels, double value) {
            lines.append(name + "{experiment=\"" + experiment + '"' + labels + "} " + value + "\n");
        }

        static String escaped(String label) {
            return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        }

        @Override
        public String toString() {
            return lines.toString();
        }
    }
}
