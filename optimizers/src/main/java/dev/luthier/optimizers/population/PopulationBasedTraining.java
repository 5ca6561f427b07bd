package dev.luthier.optimizers.population;

import static java.util.Objects.requireNonNull;

import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.ranking.Standing;
import dev.luthier.random.RandomStream;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Population-based training (Jaderberg et al., arXiv 1711.09846, 2017): hyperparameters change while the training goes on, so
 * that what is found is a schedule. For training functions that write checkpoints; without them every descendant starts again.
 *
 * <p><b>Members.</b> A member trains for an interval, then it is compared by its latest result with the latest results of all
 * others. If it is among the worst quarter it ends, and a new trial takes its place: it goes on from the checkpoint of a
 * random one of the best quarter ({@link Suggestion.Run#from}) with that member's configuration, changed a little. Else it
 * goes on itself, the one that is the least far first. Nobody gives way before as many as the population has were compared. Failed and stopped trials give way too.
 *
 * <p><b>Asynchronous.</b> Nobody waits: results are compared whenever they come, however far the others are. A slot that would
 * have nothing to do begins a further member. When all trials of the budget have begun, nobody takes the place of the worst
 * any more, and the others train to the end.
 */
public final class PopulationBasedTraining extends AbstractOptimizer {
    private final PopulationSettings settings;
    private @Nullable State state;

    /** Caches of what follows from the history, and what never changes. */
    private record State(Members members, Exploration exploration, long interval) {}

    public PopulationBasedTraining(PopulationSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "population-based-training";
    }

    @Override
    public Map<String, Object> settings() {
        return settings.asMap();
    }

    @Override
    public List<String> problems(Definition definition) {
        List<String> problems = new ArrayList<>();
        int tasks = definition.tasks().size();
        long most = definition.budget().maxResource();
        long interval = settings.intervalOf(most);
        if (tasks != 1) {
            problems.add("optimizer " + name() + " searches one task, but there are " + tasks);
        }
        if (most <= interval) {
            problems.add(
                    "maxResource is " + most + ", must be above " + interval + ", the interval of optimizer " + name());
        }
        return problems;
    }

    @Override
    protected void initialize() {
        long full = budget().maxResource();
        state = new State(
                new Members(given().size(), full, settings, this::standing),
                new Exploration(searchSpace(), settings.resample()),
                settings.intervalOf(full));
    }

    /** However far it got: who is behind is to catch up. */
    private Standing standing(Trial ended) {
        Standing itsOwn = Standing.of(ended, goals(), budget().maxResource());
        return new Standing(itsOwn.violation(), 0, itsOwn.loss(), itsOwn.trial());
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        State current = requireNonNull(state);
        Members members = current.members;
        members.update(history(), running());
        boolean mayBegin = members.trialCount() < budget().trials();
        if (mayBegin && members.begun(current.interval) < settings.populationSize()) {
            return begin(current);
        }
        List<Trial> best = members.best();
        if (mayBegin && members.vacancies(current.interval) > 0 && !best.isEmpty()) {
            return descend(best, current);
        }
        if (!members.waiting().isEmpty()) {
            return goOn(current);
        }
        return mayBegin ? begin(current) : wait(new Suggestion.Done("budget of " + budget().trials() + " trials"));
    }

    private Suggestion wait(Suggestion.Done done) {
        return running().isEmpty() ? done : new Suggestion.Wait();
    }

    private Suggestion begin(State current) {
        return new Suggestion.Run(0, searchSpace().sample(random()), current.interval, "new member");
    }

    private Suggestion descend(List<Trial> best, State current) {
        RandomStream random = random();
        Trial parent = best.get(random.nextInt(best.size()));
        return new Suggestion.Run(
                0,
                current.exploration.of(parent.configuration(), random),
                further(parent, current),
                "goes on from trial " + parent.number() + ", one of the best " + best.size(),
                parent.number());
    }

    private Suggestion goOn(State current) {
        Trial next = current.members.waiting().stream()
                .min(Comparator.comparingLong(Trial::resource).thenComparingInt(Trial::number))
                .orElseThrow();
        return new Suggestion.Resume(next.number(), further(next, current), "goes on");
    }

    private long further(Trial trial, State current) {
        return Math.min(budget().maxResource(), trial.resource() + current.interval);
    }
}
