package dev.luthier.optimizers.gaussian;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.gaussian.fit.HyperparameterFit;
import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.search.Acquisition;
import dev.luthier.optimizers.gaussian.search.AcquisitionSearch;
import dev.luthier.optimizers.gaussian.search.Box;
import dev.luthier.optimizers.gaussian.search.LogExpectedImprovement;
import dev.luthier.optimizers.gaussian.search.Proposal;
import dev.luthier.optimizers.gaussian.search.Surface;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bayesian optimization. */
public final class GaussianProcess extends AbstractOptimizer {
    private static final int LEAST_DESIGN = 4;
    private static final int LARGEST_DESIGN = 10;
    private static final int LEAST_FINISHED = 3;
    private static final int MANY_DIMENSIONS = 20;
    private static final int GLOBAL_EVERY = 4;
    private static final int GOOD = 5;
    private static final int RANDOM_TRIES = 100;

    private @Nullable Session session;

    @Override
    public String name() {
        return "gp";
    }

    @Override
    public boolean isQuick() {
        return false;
    }

    @Override
    protected void initialize() {
        session = new Session();
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        if (session == null) {
            throw new IllegalStateException("not initialized");
        }
        return session.suggest();
    }

    private final class Session {
        private final Inputs inputs = new Inputs(searchSpace());
        private final Evidence.Encoded encoded = new Evidence.Encoded(inputs);
        private final Learner learner = new Learner(inputs, direction(), encoded);
        private final Surrogate surrogate =
                new Surrogate(inputs, encoded, new HyperparameterFit(inputs.dimensions()).initial());
        private final int designSize =
                Math.min(LARGEST_DESIGN, Math.max(LEAST_DESIGN, inputs.dimensions() + 1));
        private final InitialDesign design = new InitialDesign(inputs, experimentSeed(), designSize);
        private final @Nullable FiniteSpace finite =
                FiniteSpace.isSmall(searchSpace()) ? FiniteSpace.of(searchSpace()) : null;

        Suggestion suggest() {
            Set<Configuration> known = new HashSet<>();
            history().forEach(trial -> known.add(trial.configuration()));
            running().forEach(trial -> known.add(trial.configuration()));
            if (finite != null && known.containsAll(finite.units().keySet())) {
                return new Suggestion.Done("all " + known.size() + " configurations have been tried");
            }
            int issued = known.size();
            if (issued < designSize || history().isEmpty()) {
                return designed(known, issued);
            }
            Learner.Lesson lesson = learner.after(history());
            Evidence evidence = Evidence.of(Evidence.rows(history(), direction(), encoded), lesson.power());
            int usable = evidence.rows().size() - evidence.count(Evidence.Kind.FAILED);
            if (usable < Math.max(LEAST_FINISHED, Math.min(designSize, inputs.dimensions() / 2)) || evidence.isFlat()) {
                return designed(known, issued);
            }
            return modelled(lesson, evidence, known);
        }

        private Suggestion designed(Set<Configuration> known, int index) {
            Configuration configuration = searchSpace().decode(design.point(index));
            return known.contains(configuration) ? random(known) : run(configuration, "design");
        }

        private Suggestion modelled(Learner.Lesson lesson, Evidence evidence, Set<Configuration> known) {
            Surrogate.Model model = surrogate.model(
                    lesson.hyperparameters(), evidence.without(lesson.dropped()), running());
            Acquisition acquisition = acquisition(model);
            Surface surface = new Surface(model.posterior(), acquisition);
            AcquisitionSearch search = new AcquisitionSearch(surface, box(lesson, evidence, model), GaussianProcess.this.random());
            List<Proposal> proposals = finite == null
                    ? search.proposals(model.best().subList(0, Math.min(GOOD, model.best().size())))
                    : search.ranked(finite.units().entrySet().stream()
                            .filter(entry -> !known.contains(entry.getKey()))
                            .map(java.util.Map.Entry::getValue)
                            .toList());
            for (Proposal proposal : proposals) {
                Configuration configuration = searchSpace().decode(proposal.unit());
                if (Double.isFinite(proposal.value()) && !known.contains(configuration)) {
                    return run(configuration, "model");
                }
            }
            return random(known);
        }

        private Acquisition acquisition(Surrogate.Model model) {
            double best = model.bestMean();
            for (Trial trial : running()) {
                best = Math.max(best, model.posterior().prediction().at(encoded.features(trial)).mean());
            }
            return new LogExpectedImprovement(best);
        }

        private Box box(Learner.Lesson lesson, Evidence evidence, Surrogate.Model model) {
            int d = inputs.dimensions();
            if (d <= MANY_DIMENSIONS || suggestionNumber() % GLOBAL_EVERY == 0) {
                return Box.unit(d);
            }
            double[] losses = evidence.rows().stream().mapToDouble(Evidence.Row::loss).toArray();
            return TrustRegion.after(losses, d)
                    .around(model.best().get(0), lesson.hyperparameters().lengthScales());
        }

        private Suggestion random(Set<Configuration> known) {
            Configuration configuration = searchSpace().sample(GaussianProcess.this.random());
            for (int i = 0; i < RANDOM_TRIES && known.contains(configuration); i++) {
                configuration = searchSpace().sample(GaussianProcess.this.random());
            }
            return run(configuration, "random");
        }
    }
}
