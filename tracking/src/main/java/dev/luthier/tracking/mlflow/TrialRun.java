package dev.luthier.tracking.mlflow;

import dev.luthier.definition.Definition;
import dev.luthier.tracking.NewReports;
import dev.luthier.tracking.TrialTable;
import dev.luthier.tracking.mlflow.RunData.Metric;
import dev.luthier.tracking.mlflow.RunStore.NewRun;
import dev.luthier.tracking.mlflow.RunStore.StoredRun;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The run of one trial, and how much of the trial is in it. What was sent without an answer is sent again unchanged, which
 * MLflow takes as the same; only then follows what is new. Used by one thread at a time.
 */
final class TrialRun {
    static final String TRIAL = "luthier.trial";
    private static final String ATTEMPT = "luthier.attempt";

    private final RunStore store;
    private final Definition definition;
    private final StoredRun parent;
    private final int number;
    private boolean isUnsure;
    private @Nullable StoredRun run;
    private boolean isTerminal;
    private boolean hasParams;
    private int attemptsThere;
    private long lastStepThere = -1;
    private Curve taken = Curve.empty();
    private @Nullable RunData unconfirmed;
    private Curve unconfirmedCurve = Curve.empty();

    /** @param found its run of an earlier time; null if there is none */
    TrialRun(RunStore store, Definition definition, StoredRun parent, int number, @Nullable StoredRun found) {
        this.store = store;
        this.definition = definition;
        this.parent = parent;
        this.number = number;
        if (found != null) {
            use(found);
        }
    }

    /** Whether the run holds all of this state. */
    boolean hasAll(Trial trial) {
        return trial.state().hasEnded()
                && isTerminal
                && attemptsThere >= trial.attempts().size();
    }

    /** Brings the run to this state. */
    void take(Trial trial, long atMillis) throws IOException, InterruptedException {
        if (hasAll(trial)) {
            return;
        }
        StoredRun its = existing(trial, atMillis);
        confirm(its);
        if (isTerminal) {
            store.update(its, RunStatus.RUNNING, atMillis);
            isTerminal = false;
        }
        unconfirmed = data(trial, atMillis);
        unconfirmedCurve = trial.curve();
        confirm(its);
        if (trial.state().hasEnded()) {
            store.update(its, RunStatus.of(trial.state()), endOf(trial, atMillis));
            isTerminal = true;
            attemptsThere = trial.attempts().size();
        }
    }

    private void use(StoredRun found) {
        run = found;
        isTerminal = found.status().isTerminal();
        attemptsThere = found.tag(ATTEMPT).isEmpty() ? 0 : Integer.parseInt(found.tag(ATTEMPT));
        lastStepThere = found.lastSteps().getOrDefault(Names.key(definition.metric()), -1L);
    }

    private StoredRun existing(Trial trial, long atMillis) throws IOException, InterruptedException {
        StoredRun its = run;
        if (its == null && isUnsure) {
            store
                    .find(parent.experiment(), Map.of(RunStore.PARENT, parent.id(), TRIAL, String.valueOf(number)))
                    .stream()
                    .findFirst()
                    .ifPresent(this::use);
            its = run;
        }
        if (its == null) {
            isUnsure = true; // until the answer is there, the run may be there or not
            its = store.create(parent.experiment(), begin(trial, atMillis));
            run = its;
        }
        if (lastStepThere >= 0 && taken.isEmpty()) {
            taken = Curve.of(trial.curve().reports().subList(0, trial.curve().countUpTo(lastStepThere)));
        }
        return its;
    }

    private void confirm(StoredRun its) throws IOException, InterruptedException {
        RunData data = unconfirmed;
        if (data != null) {
            store.log(its, data);
            hasParams = true;
            taken = unconfirmedCurve;
            unconfirmed = null;
        }
    }

    private NewRun begin(Trial trial, long atMillis) {
        Map<String, String> tags = new TreeMap<>();
        tags.put(RunStore.PARENT, parent.id());
        tags.put(TRIAL, String.valueOf(number));
        tags.put("luthier.task", Names.tag(definition.tasks().get(trial.task()).name()));
        tags.put("luthier.optimizer", Names.tag(definition.optimizer().name()));
        tags.put("luthier.suggested", Names.tag(trial.note().isEmpty() ? "no reason given" : trial.note()));
        long startedAtMillis =
                trial.attempts().isEmpty() ? atMillis : trial.attempts().get(0).startedAtMillis();
        return new NewRun("trial " + number, startedAtMillis, tags);
    }

    private RunData data(Trial trial, long atMillis) {
        long reportedAtMillis = endOf(trial, atMillis);
        List<Metric> metrics = new ArrayList<>();
        for (Report report : NewReports.of(trial, taken)) {
            if (report.step() > taken.lastStep() && report.step() <= lastStepThere) {
                continue; // a crash took it back, but not from there
            }
            // The experiment's own metric comes last: where it is, the others are.
            report.more().forEach((name, value) -> metrics.add(metric(name, value, reportedAtMillis, report.step())));
            metrics.add(metric(definition.metric(), report.value(), reportedAtMillis, report.step()));
        }
        // The result counts after the report of the same step: of two values at one step MLflow shows the later one.
        NewReports.result(definition.metric(), trial)
                .forEach((name, value) ->
                        metrics.add(metric(name, value, reportedAtMillis + 1, NewReports.resultStep(trial))));
        return new RunData(metrics, hasParams ? Map.of() : params(trial), tags(trial));
    }

    private static Metric metric(String name, double value, long atMillis, long step) {
        return new Metric(Names.key(name), value, atMillis, step);
    }

    private static Map<String, String> params(Trial trial) {
        Map<String, String> params = new TreeMap<>();
        trial.configuration()
                .asMap()
                .forEach((name, value) -> params.put(Names.key(name), Names.param(String.valueOf(value))));
        return params;
    }

    private static Map<String, String> tags(Trial trial) {
        List<Attempt> attempts = trial.attempts();
        boolean hasEnded = trial.state().hasEnded();
        Map<String, String> tags = new TreeMap<>();
        tags.put(ATTEMPT, String.valueOf(attempts.size() + (hasEnded ? 0 : 1)));
        tags.put("luthier.state", trial.state().name());
        tags.put("luthier.resource", String.valueOf(trial.resource()));
        if (!attempts.isEmpty()) {
            tags.put("luthier.slot", Names.tag(attempts.get(attempts.size() - 1).slot()));
        }
        String reason = TrialTable.reason(trial);
        if (!reason.isEmpty()) {
            tags.put("luthier.reason", Names.tag(reason));
        }
        if (trial.failure() != null && !trial.failure().stackTrace().isEmpty()) {
            tags.put("luthier.stackTrace", Names.tag(trial.failure().stackTrace()));
        }
        return tags;
    }

    private static long endOf(Trial trial, long atMillis) {
        List<Attempt> attempts = trial.attempts();
        return trial.state().hasEnded() && !attempts.isEmpty()
                ? attempts.get(attempts.size() - 1).endedAtMillis()
                : atMillis;
    }
}
