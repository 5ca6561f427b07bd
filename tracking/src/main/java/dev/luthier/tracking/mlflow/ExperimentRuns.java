package dev.luthier.tracking.mlflow;

import dev.luthier.definition.Definition;
import dev.luthier.event.Ending;
import dev.luthier.json.DefinitionJson;
import dev.luthier.sink.Progress;
import dev.luthier.tracking.ResultFile;
import dev.luthier.tracking.mlflow.RunStore.NewRun;
import dev.luthier.tracking.mlflow.RunStore.StoredRun;
import dev.luthier.trial.Trial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one experiment: the parent and one for each trial. Found again by a tag that says name and time of the first
 * fact, so that an experiment that goes on writes to the runs that it began. Used by one thread.
 */
final class ExperimentRuns {
    static final String IDENTITY = "luthier.experiment";
    private static final int MOST_AT_A_TIME = 50;

    private final RunStore store;
    private final ExecutorService threads;
    private final Definition definition;
    private final StoredRun parent;
    private final Map<Integer, StoredRun> found = new TreeMap<>();
    private final Map<Integer, TrialRun> runs = new TreeMap<>();
    private final Map<Integer, Trial> trials = new TreeMap<>();
    private final Map<Integer, Trial> waiting = new LinkedHashMap<>();
    private final Map<Integer, String> refused = new ConcurrentSkipListMap<>();
    private final Set<String> complaints = new ConcurrentSkipListSet<>();
    private long bestSteps;
    private boolean hasBegun;
    private boolean isTerminal;

    private ExperimentRuns(RunStore store, ExecutorService threads, Definition definition, StoredRun parent) {
        this.store = store;
        this.threads = threads;
        this.definition = definition;
        this.parent = parent;
        this.isTerminal = parent.status().isTerminal();
        this.bestSteps = parent.lastSteps().getOrDefault(bestKey(definition), 0L);
    }

    /** What tells an experiment from all others. */
    static String identity(Progress progress) {
        return progress.definition().name() + "/" + progress.openedAtMillis();
    }

    /** Finds the runs of the experiment, or begins them. */
    static ExperimentRuns open(RunStore store, ExecutorService threads, Progress progress)
            throws IOException, InterruptedException {
        Definition definition = progress.definition();
        String experiment = store.experiment(definition.name());
        List<StoredRun> parents = store.find(experiment, Map.of(IDENTITY, identity(progress)));
        if (parents.isEmpty()) {
            return new ExperimentRuns(store, threads, definition, store.create(experiment, begin(progress)));
        }
        StoredRun parent = parents.get(0);
        ExperimentRuns runs = new ExperimentRuns(store, threads, definition, parent);
        for (StoredRun child : store.find(experiment, Map.of(RunStore.PARENT, parent.id()))) {
            if (!child.tag(TrialRun.TRIAL).isEmpty()) {
                runs.found.putIfAbsent(Integer.parseInt(child.tag(TrialRun.TRIAL)), child);
            }
        }
        return runs;
    }

    /**
     * Takes a state in; if it throws, some of it may be there. While the experiment goes on only some trials are written at a
     * time, those that wait longest first: neither trials nor server are to suffer. At the end all that wait are.
     */
    void take(Progress progress) throws IOException, InterruptedException {
        note(progress.changed());
        Ending ending = progress.ending();
        if (!hasBegun) {
            store.log(parent, new RunData(List.of(), params(definition), Map.of()));
            keep("definition.json", DefinitionJson.write(definition).getBytes(StandardCharsets.UTF_8));
            hasBegun = true;
        }
        if (ending == null && isTerminal) {
            store.update(parent, RunStatus.RUNNING, progress.atMillis());
            isTerminal = false;
        }
        writeWaiting(progress.atMillis(), ending == null ? MOST_AT_A_TIME : Integer.MAX_VALUE);
        writeBest(progress.atMillis());
        if (ending != null) {
            end(ending, progress.atMillis());
        }
    }

    /** What is not in the runs as it stands, and not refused; {@code more} are states that have not been taken. */
    List<Trial> lacking(List<Trial> more) {
        note(more);
        return waiting.values().stream()
                .filter(trial -> !refused.containsKey(trial.number()))
                .filter(trial -> !runs.containsKey(trial.number())
                        || !runs.get(trial.number()).hasAll(trial))
                .sorted(Comparator.comparingInt(Trial::number))
                .toList();
    }

    /** Whether the parent run says how the experiment ended. */
    boolean isTerminal() {
        return isTerminal;
    }

    /** What was refused and will not arrive. */
    Collection<String> complaints() {
        Set<String> all = new TreeSet<>(complaints);
        Map<String, List<Integer>> byReason = new TreeMap<>();
        refused.forEach((trial, why) ->
                byReason.computeIfAbsent(why, each -> new ArrayList<>()).add(trial));
        byReason.forEach((why, numbers) -> all.add("trials " + numbers + " (" + why + ")"));
        return all;
    }

    private static NewRun begin(Progress progress) {
        Definition definition = progress.definition();
        Map<String, String> tags = new TreeMap<>();
        tags.put(IDENTITY, identity(progress));
        tags.put("luthier.optimizer", Names.tag(definition.optimizer().toString()));
        tags.put("luthier.earlyStop", Names.tag(definition.earlyStop().toString()));
        tags.put("luthier.goals", Names.tag(goals(definition)));
        return new NewRun(definition.name(), progress.openedAtMillis(), tags);
    }

    private static String goals(Definition definition) {
        return definition.objectives().stream()
                .map(each -> each.direction().name().toLowerCase(Locale.ROOT) + " " + each.metric())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> params(Definition definition) {
        return Map.of(
                "optimizer", Names.param(definition.optimizer().name()),
                "earlyStop", Names.param(definition.earlyStop().name()),
                "maxResource", String.valueOf(definition.budget().maxResource()),
                "seed", String.valueOf(definition.seed()));
    }

    private void note(List<Trial> changed) {
        for (Trial trial : changed) {
            trials.put(trial.number(), trial);
            waiting.put(trial.number(), trial);
        }
    }

    // One failure that may pass ends the round: against a server that is away, each further try would wait just as
    // long.
    private void writeWaiting(long atMillis, int most) throws IOException, InterruptedException {
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        Set<Integer> written = new ConcurrentSkipListSet<>();
        List<Future<?>> pending = new ArrayList<>();
        for (Trial trial : waiting.values().stream().limit(most).toList()) {
            TrialRun run = runs.computeIfAbsent(
                    trial.number(), number -> new TrialRun(store, definition, parent, number, found.remove(number)));
            pending.add(threads.submit(() -> {
                if (failure.get() == null && write(run, trial, atMillis, failure)) {
                    written.add(trial.number());
                }
                return null;
            }));
        }
        await(pending);
        waiting.keySet().removeAll(written);
        IOException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    private boolean write(TrialRun run, Trial trial, long atMillis, AtomicReference<@Nullable IOException> failure)
            throws InterruptedException {
        try {
            if (!refused.containsKey(trial.number())) {
                run.take(trial, atMillis);
            }
            return true;
        } catch (RefusedException e) {
            refused.put(trial.number(), String.valueOf(e.getMessage()));
            return true;
        } catch (IOException e) {
            failure.compareAndSet(null, e);
            return false;
        }
    }

    private static void await(List<Future<?>> pending) throws IOException, InterruptedException {
        try {
            for (Future<?> each : pending) {
                each.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        } finally {
            pending.forEach(each -> each.cancel(true));
        }
    }

    private void writeBest(long atMillis) throws IOException, InterruptedException {
        List<Trial> ended = trials.values().stream()
                .filter(trial -> trial.state().hasEnded())
                .toList();
        Optional<Trial> best = definition.goals().best(ended);
        if (best.isPresent() && ended.size() > bestSteps) {
            double metric = best.get().metric().orElseThrow();
            store.log(
                    parent,
                    new RunData(
                            List.of(new RunData.Metric(bestKey(definition), metric, atMillis, ended.size())),
                            Map.of(),
                            Map.of(
                                    "luthier.bestTrial",
                                    String.valueOf(best.get().number()))));
            bestSteps = ended.size();
        }
    }

    private void end(Ending ending, long atMillis) throws IOException, InterruptedException {
        List<Trial> all = List.copyOf(trials.values());
        List<Future<?>> pending = new ArrayList<>();
        for (ResultFile file : ServiceLoader.load(ResultFile.class, ResultFile.class.getClassLoader())) {
            pending.add(threads.submit(() -> {
                keep(file.path(), file.content(definition, all));
                return null;
            }));
        }
        await(pending);
        Map<String, String> tags = Map.of("luthier.ending", Names.tag(ending.toString()));
        store.log(parent, new RunData(List.of(), Map.of(), tags));
        store.update(parent, RunStatus.of(ending), atMillis);
        isTerminal = true;
    }

    private void keep(String path, byte[] content) throws IOException, InterruptedException {
        try {
            store.keep(parent, path, content).ifPresent(why -> complaints.add("files (" + why + ")"));
        } catch (RefusedException e) {
            complaints.add("file " + path + " (" + e.getMessage() + ")");
        }
    }

    private static String bestKey(Definition definition) {
        return Names.key("best " + definition.metric());
    }
}
