package dev.luthier.optimizers.forest;

import static java.util.Objects.requireNonNull;

import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.forest.Lessons.Lesson;
import dev.luthier.optimizers.quasi.SobolSequence;
import dev.luthier.optimizers.tried.BestEarlier;
import dev.luthier.optimizers.tried.TriedConfigurations;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Models the metric by a random forest and tries next what promises the largest improvement, in the manner of SMAC (Hutter,
 * Hoos, Leyton-Brown, LION 5, 2011): for spaces that are mostly choices or conditional, and for more trials than a Gaussian
 * process can take.
 *
 * <p>The trees split at random (Geurts and others 2006), so that a forest is grown anew for every suggestion; it looks at no more
 * than 1,000 trials, the best ones among them. An inactive parameter is a value of its own to them. Running trials count as if
 * they had ended as expected. Every so many suggestions one is drawn at random.
 *
 * <p>Failed trials are taken for the worst metric, and from the third on for a sign that trials fail nearby; stopped ones for
 * no better than the median. Constraints have forests of their own: what is sought is improvement times the probability that all
 * of them are kept. When each configuration of a finite space has been tried, the search is done. Serves one experiment.
 */
public final class RandomForest extends AbstractOptimizer {
    private static final int LEAST_JUDGED = 3;

    private final RandomForestSettings settings;
    private @Nullable State state;

    /** Everything that follows from the history. */
    private record State(
            Features features, Lessons lessons, TriedConfigurations tried, BestEarlier earlier, SobolSequence start) {}

    public RandomForest() {
        this(RandomForestSettings.DEFAULT);
    }

    public RandomForest(RandomForestSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "random-forest";
    }

    @Override
    public Map<String, Object> settings() {
        return settings.asMap();
    }

    @Override
    public boolean isQuick() {
        return false;
    }

    @Override
    public List<String> problems(Definition definition) {
        int tasks = definition.tasks().size();
        return tasks == 1 ? List.of() : List.of("optimizer random-forest searches one task, but there are " + tasks);
    }

    @Override
    protected void initialize() {
        Features features = new Features(searchSpace());
        state = new State(
                features,
                new Lessons(features, goals(), budget().maxResource()),
                new TriedConfigurations(searchSpace()),
                new BestEarlier(earlier(), goals(), settings.startupTrials()),
                new SobolSequence(searchSpace().dimensions().size(), experimentSeed()));
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        State current = requireNonNull(state);
        current.tried.update(history(), running());
        if (current.tried.isExhausted()) {
            return new Suggestion.Done("search space exhausted: every configuration was tried");
        }
        Optional<Configuration> precedent = current.earlier.untried(current.tried::contains);
        if (precedent.isPresent()) {
            return run(precedent.orElseThrow(), BestEarlier.NOTE);
        }
        current.lessons.update(history());
        long judged = current.lessons.judged();
        if (judged < LEAST_JUDGED || judged + running().size() < settings.startupTrials()) {
            return start(current);
        }
        return suggestionNumber() % settings.randomEvery() == 0 ? other(current, "random") : modelled(current);
    }

    private Suggestion start(State current) {
        Configuration next = searchSpace().decode(current.start.point(suggestionNumber()));
        return current.tried.contains(next) ? other(current, "random, instead of a repetition") : run(next, "sobol");
    }

    private Suggestion modelled(State current) {
        RandomStream random = random();
        List<Lesson> lessons = current.lessons.chosen();
        Model model = Model.of(current.features, goals(), lessons, running(), settings.trees(), random.nextLong());
        List<Configuration> good =
                lessons.stream().map(lesson -> lesson.trial().configuration()).toList();
        return new Search(searchSpace(), current.features, model, current.tried, random)
                .best(good)
                .map(configuration -> run(configuration, "expected improvement"))
                .orElseGet(() -> other(current, "random, instead of a repetition"));
    }

    private Suggestion other(State current, String note) {
        return run(current.tried.other(random()), note);
    }
}
