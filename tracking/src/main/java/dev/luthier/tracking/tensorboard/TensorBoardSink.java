package dev.luthier.tracking.tensorboard;

import dev.luthier.sink.Progress;
import dev.luthier.sink.Sink;
import dev.luthier.tracking.NewReports;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes event files for TensorBoard: below a folder named like the experiment one for each trial, with its reports as scalars
 * and its configuration for the tab of hyperparameters. When an experiment goes on, the files of its earlier trials are
 * written anew. One instance for each experiment.
 */
public final class TensorBoardSink implements Sink {
    private static final String PLUGIN = "hparams";
    private static final int SUCCESS = 1;
    private static final int FAILURE = 2;

    private final Path folder;
    private final Map<Integer, Curve> taken = new TreeMap<>();

    /** @param folder below which the experiment's folder is made; what {@code tensorboard --logdir} is given */
    public TensorBoardSink(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "TensorBoard in " + folder;
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void update(Progress progress) throws IOException {
        for (Trial trial : progress.changed()) {
            Curve before = taken.remove(trial.number()); // what fails half-way is written anew
            write(progress, trial, before);
            taken.put(trial.number(), trial.curve());
        }
    }

    private void write(Progress progress, Trial trial, @Nullable Curve before) throws IOException {
        Path own = folder.resolve(progress.definition().name())
                .resolve(String.format(Locale.ROOT, "trial-%05d", trial.number()));
        Files.createDirectories(own);
        double atSeconds = endMillis(trial, progress.atMillis()) / 1e3;
        Records records = new Records();
        if (before == null) {
            begin(trial, startMillis(trial, progress.atMillis()) / 1e3, records);
        }
        String metric = progress.definition().metric();
        for (Report report : NewReports.of(trial, before == null ? Curve.empty() : before)) {
            records.scalar(atSeconds, report.step(), metric, report.value());
            report.more().forEach((name, value) -> records.scalar(atSeconds, report.step(), name, value));
        }
        NewReports.result(metric, trial)
                .forEach((name, value) -> records.scalar(atSeconds, NewReports.resultStep(trial), name, value));
        if (trial.state().hasEnded()) {
            int status = trial.state() == TrialState.FAILED ? FAILURE : SUCCESS;
            Message end = new Message().whole(1, status).number(2, atSeconds);
            records.plugin(atSeconds, "_hparams_/session_end_info", PLUGIN, new Message().message(4, end));
        }
        Path file = own.resolve("events.out.tfevents." + progress.openedAtMillis() / 1000 + ".luthier");
        Files.write(
                file,
                records.toBytes(),
                StandardOpenOption.CREATE,
                before == null ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND,
                StandardOpenOption.WRITE);
    }

    private static void begin(Trial trial, double atSeconds, Records records) {
        Message session = new Message();
        trial.configuration()
                .asMap()
                .forEach((name, value) ->
                        session.message(1, new Message().text(1, name).message(2, value(value))));
        session.text(4, "trial " + trial.number()).number(5, atSeconds);
        records.header(atSeconds);
        records.plugin(atSeconds, "_hparams_/session_start_info", PLUGIN, new Message().message(3, session));
    }

    private static Message value(Object value) {
        if (value instanceof Number number) {
            return new Message().number(2, number.doubleValue());
        }
        return value instanceof Boolean truth
                ? new Message().whole(4, truth ? 1 : 0)
                : new Message().text(3, String.valueOf(value));
    }

    private static long startMillis(Trial trial, long atMillis) {
        List<Attempt> attempts = trial.attempts();
        return attempts.isEmpty() ? atMillis : attempts.get(0).startedAtMillis();
    }

    private static long endMillis(Trial trial, long atMillis) {
        List<Attempt> attempts = trial.attempts();
        return trial.state().hasEnded() && !attempts.isEmpty()
                ? attempts.get(attempts.size() - 1).endedAtMillis()
                : atMillis;
    }
}
