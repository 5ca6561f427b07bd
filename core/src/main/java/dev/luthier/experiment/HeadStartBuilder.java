package dev.luthier.experiment;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Goals;
import dev.luthier.definition.HeadStart;
import dev.luthier.definition.HeadStart.Earlier;
import dev.luthier.definition.HeadStart.Given;
import dev.luthier.problem.Problems;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers what an experiment begins with; what it means is decided at the end, when goals and budget are known. */
final class HeadStartBuilder {
    private static final int BEST_OF_EARLIER = 3;
    private static final Configuration NO_DEFAULTS = Configuration.of();

    /** A configuration that is still to be read from the user's object; resource 0 stands for the full one. */
    private record Wish(Supplier<Configuration> configuration, long resource, String note) {}

    /** Trials of an earlier experiment; goals null for those of the new one. */
    private record Source(String experiment, @Nullable Goals goals, List<Trial> trials) {}

    private final SearchSpace space;
    private final List<Wish> wishes = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<Earlier> earlier = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable Wish defaults;
    private int bestOfEarlier = BEST_OF_EARLIER;

    HeadStartBuilder(SearchSpace space) {
        this.space = space;
    }

    void defaults(Supplier<Configuration> configuration) {
        defaults = new Wish(configuration, 0, "default");
    }

    void enqueue(Supplier<Configuration> configuration, long resource) {
        wishes.add(new Wish(configuration, resource, "enqueued"));
    }

    void earlier(String experiment, @Nullable Goals goals, List<Trial> trials) {
        sources.add(new Source(experiment, goals, trials));
    }

    void bestOfEarlier(int count) {
        bestOfEarlier = count;
    }

    /** What was gathered before, as a definition holds it. */
    void addAll(HeadStart headStart) {
        headStart.given().forEach(each -> wishes.add(new Wish(each::configuration, each.resource(), each.note())));
        earlier.addAll(headStart.earlier());
        notes.addAll(headStart.notes());
    }

    HeadStart build(Goals goals, Budget budget, Problems problems) {
        long maxResource = budget.maxResource();
        problems.check(bestOfEarlier >= 0, "bestOfEarlier is %d, must be 0 or more", bestOfEarlier);
        // Whoever says the same configuration twice means one trial.
        Map<Configuration, Given> given = new LinkedHashMap<>();
        Configuration fallback = NO_DEFAULTS;
        if (defaults != null) {
            add(defaults, "defaults", maxResource, given, problems);
            fallback = given.keySet().stream().findFirst().orElse(NO_DEFAULTS);
        }
        for (int i = 0; i < wishes.size(); i++) {
            add(wishes.get(i), "enqueue[" + i + "]", maxResource, given, problems);
        }
        List<Earlier> fresh = new ArrayList<>();
        for (Source source : sources) {
            fresh.addAll(fitting(source, fallback, goals));
        }
        for (Earlier each : best(fresh, goals)) {
            if (given.size() < budget.trials()) {
                String note = "best of '" + each.experiment() + "'";
                given.putIfAbsent(each.configuration(), new Given(each.configuration(), maxResource, note));
            }
        }
        fresh.addAll(0, earlier);
        return new HeadStart(List.copyOf(given.values()), fresh, notes);
    }

    private void add(Wish wish, String place, long maxResource, Map<Configuration, Given> given, Problems problems) {
        try {
            Configuration configuration = space.canonical(wish.configuration().get());
            long resource = wish.resource() == 0 ? maxResource : wish.resource();
            given.putIfAbsent(configuration, new Given(configuration, resource, wish.note()));
        } catch (IllegalArgumentException e) {
            problems.prefixed(place).add("%s", String.valueOf(e.getMessage()));
        }
    }

    private List<Earlier> fitting(Source source, Configuration fallback, Goals goals) {
        Goals itsGoals = source.goals() == null ? goals : source.goals();
        List<Earlier> fitting = new ArrayList<>();
        int withoutMetrics = 0;
        int outside = 0;
        for (Trial trial : source.trials()) {
            Map<String, Double> metrics = metrics(trial, itsGoals, goals.metrics());
            Optional<Configuration> configuration = space.fit(trial.configuration(), fallback);
            if (metrics.size() < goals.metrics().size()) {
                withoutMetrics++;
            } else if (configuration.isEmpty()) {
                outside++;
            } else {
                fitting.add(new Earlier(source.experiment(), configuration.get(), metrics));
            }
        }
        if (withoutMetrics + outside > 0) {
            notes.add(String.format(
                    "of %d trials of '%s', %d are used: %d did not finish or lack a metric, %d are outside this search space",
                    source.trials().size(), source.experiment(), fitting.size(), withoutMetrics, outside));
        }
        return fitting;
    }

    private static Map<String, Double> metrics(Trial trial, Goals itsGoals, Set<String> wanted) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (String metric : wanted) {
            double value = itsGoals.value(trial, metric);
            if (Double.isFinite(value)) {
                metrics.put(metric, value);
            }
        }
        return metrics;
    }

    /** The best of each experiment in turn, then the second best, until there are enough different ones. */
    private List<Earlier> best(List<Earlier> results, Goals goals) {
        Map<String, List<Earlier>> byExperiment = new TreeMap<>();
        results.forEach(each -> byExperiment
                .computeIfAbsent(each.experiment(), name -> new ArrayList<>())
                .add(each));
        byExperiment.values().forEach(each -> each.sort((a, b) -> goals.compare(a.metrics(), b.metrics())));
        Map<Configuration, Earlier> best = new LinkedHashMap<>();
        for (int rank = 0; rank < results.size() && best.size() < bestOfEarlier; rank++) {
            for (List<Earlier> each : byExperiment.values()) {
                if (rank < each.size() && best.size() < bestOfEarlier) {
                    best.putIfAbsent(each.get(rank).configuration(), each.get(rank));
                }
            }
        }
        return List.copyOf(best.values());
    }
}
