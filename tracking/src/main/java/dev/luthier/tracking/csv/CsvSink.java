package dev.luthier.tracking.csv;

import dev.luthier.sink.Progress;
import dev.luthier.sink.Sink;
import dev.luthier.tracking.NewReports;
import dev.luthier.tracking.TrialTable;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Trial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes {@code trials.csv}, a row for each trial, and {@code reports.csv}, a row for each reported value, to a folder named
 * like the experiment. The former is replaced as a whole each time, the latter grows; both begin anew when an experiment goes
 * on, with all that was before. One instance for each experiment.
 */
public final class CsvSink implements Sink {
    private final Path folder;
    private final Map<Integer, Trial> trials = new TreeMap<>();
    private final Map<Integer, Curve> taken = new TreeMap<>();
    private boolean hasBegun;

    /** @param folder below which the experiment's folder is made */
    public CsvSink(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "CSV in " + folder;
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void update(Progress progress) throws IOException {
        if (hasBegun && progress.changed().isEmpty()) {
            return;
        }
        progress.changed().forEach(trial -> trials.put(trial.number(), trial));
        Path own = folder.resolve(progress.definition().name());
        Path reports = own.resolve("reports.csv");
        if (!hasBegun) {
            Files.createDirectories(own);
            Files.writeString(reports, TrialTable.REPORT_HEADER);
            taken.clear();
        }
        hasBegun = false; // what fails half-way begins anew
        StringBuilder rows = new StringBuilder();
        for (Trial trial : taken.isEmpty() ? trials.values() : progress.changed()) {
            Curve before = taken.getOrDefault(trial.number(), Curve.empty());
            rows.append(TrialTable.reports(progress.definition(), trial, NewReports.of(trial, before)));
            taken.put(trial.number(), trial.curve());
        }
        Files.writeString(reports, rows, StandardOpenOption.APPEND);
        replace(own.resolve("trials.csv"), TrialTable.of(progress.definition(), List.copyOf(trials.values())));
        hasBegun = true;
    }

    private static void replace(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
