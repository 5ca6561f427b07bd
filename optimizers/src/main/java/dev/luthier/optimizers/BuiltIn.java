package dev.luthier.optimizers;

import dev.luthier.ablation.effect.Repeats;
import dev.luthier.matrix.schedule.MatrixOptimizer;
import dev.luthier.matrix.schedule.MatrixSettings;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Recipe;
import dev.luthier.optimizer.RecipeBook;
import dev.luthier.optimizer.Settings;
import dev.luthier.optimizers.cmaes.CmaEsSettings;
import dev.luthier.optimizers.dehb.DehbSettings;
import dev.luthier.optimizers.differential.DifferentialEvolutionSettings;
import dev.luthier.optimizers.forest.RandomForestSettings;
import dev.luthier.optimizers.gaussian.GaussianProcessSettings;
import dev.luthier.optimizers.halving.AshaSettings;
import dev.luthier.optimizers.pareto.Nsga2;
import dev.luthier.optimizers.population.PopulationSettings;
import dev.luthier.optimizers.tpe.TpeSettings;
import dev.luthier.space.Configuration;
import java.util.List;

/** The built-in optimizers and rules by name; what is usual is what they are when made from code. */
public final class BuiltIn implements RecipeBook {

    @Override
    public List<Recipe<AbstractOptimizer>> optimizers() {
        return List.of(
                new Recipe<>("auto", settings -> Optimizers.auto()),
                new Recipe<>("random", settings -> Optimizers.random()),
                new Recipe<>("grid", s -> Optimizers.grid(s.count("resolution", GridSearch.DEFAULT_RESOLUTION, 1))),
                new Recipe<>("sobol", settings -> Optimizers.sobol()),
                new Recipe<>("latin-hypercube", settings -> Optimizers.latinHypercube()),
                new Recipe<>("tpe", BuiltIn::tpe),
                new Recipe<>("gp", BuiltIn::gaussianProcess),
                new Recipe<>("cma-es", BuiltIn::cmaEs),
                new Recipe<>("differential-evolution", BuiltIn::differentialEvolution),
                new Recipe<>("random-forest", BuiltIn::randomForest),
                new Recipe<>("asha", s -> Optimizers.asha(asynchronous(s), searcher(s))),
                new Recipe<>("pasha", s -> Optimizers.pasha(asynchronous(s), searcher(s))),
                new Recipe<>("mobster", s -> Optimizers.mobster(asynchronous(s))),
                new Recipe<>("hyper-tune", s -> Optimizers.hyperTune(asynchronous(s))),
                new Recipe<>("successive-halving", s -> Optimizers.successiveHalving(asha(s), searcher(s))),
                new Recipe<>("hyperband", s -> Optimizers.hyperband(asha(s), searcher(s))),
                new Recipe<>("bohb", s -> Optimizers.bohb(asha(s))),
                new Recipe<>("dehb", BuiltIn::dehb),
                new Recipe<>("population-based-training", BuiltIn::populationBasedTraining),
                new Recipe<>("nsga2", s -> new Nsga2(s.count("populationSize", 0, 0))),
                new Recipe<>("parego", settings -> Optimizers.parEgo()),
                new Recipe<>("single", BuiltIn::single),
                new Recipe<>("loco", s -> Ablators.loco(repeats(s))),
                new Recipe<>("leave-pairs-out", s -> Ablators.leavePairsOut(repeats(s))),
                new Recipe<>("only-one-in", s -> Ablators.onlyOneIn(repeats(s))),
                new Recipe<>("backward-elimination", s -> Ablators.backwardElimination(repeats(s))),
                new Recipe<>("matrix", BuiltIn::matrix));
    }

    @Override
    public List<Recipe<AbstractEarlyStop>> earlyStops() {
        return BuiltInStops.ALL;
    }

    private static AbstractOptimizer tpe(Settings settings) {
        TpeSettings usual = TpeSettings.DEFAULT;
        return Optimizers.tpe(new TpeSettings(
                settings.count("startupTrials", usual.startupTrials(), 1),
                settings.number("gamma", usual.gamma(), "above 0 and at most 1", x -> x > 0 && x <= 1),
                settings.count("thresholds", usual.thresholds(), 1),
                settings.number("growth", usual.growth(), "above 1", x -> x > 1 && Double.isFinite(x)),
                settings.count("candidates", usual.candidates(), 1),
                settings.count("refinements", usual.refinements(), 0)));
    }

    private static AbstractOptimizer gaussianProcess(Settings settings) {
        GaussianProcessSettings usual = GaussianProcessSettings.DEFAULT;
        return Optimizers.gaussianProcess(new GaussianProcessSettings(
                settings.count("initialTrials", usual.initialTrials(), 3),
                settings.truth("inputWarping", usual.inputWarping()),
                settings.truth("costAware", usual.costAware()),
                settings.number(
                        "regretBound", usual.regretBound(), "of at least 0", x -> x >= 0 && Double.isFinite(x))));
    }

    private static AbstractOptimizer cmaEs(Settings settings) {
        CmaEsSettings usual = CmaEsSettings.DEFAULT;
        return Optimizers.cmaEs(new CmaEsSettings(
                settings.count("startupTrials", usual.startupTrials(), 1),
                settings.number("stepSize", usual.stepSize(), "above 0 and at most 1", x -> x > 0 && x <= 1),
                settings.count("populationSize", usual.populationSize(), 0)));
    }

    private static AbstractOptimizer differentialEvolution(Settings settings) {
        DifferentialEvolutionSettings usual = DifferentialEvolutionSettings.DEFAULT;
        return Optimizers.differentialEvolution(new DifferentialEvolutionSettings(
                settings.count("populationSize", usual.populationSize(), 4),
                settings.number("scale", usual.scale(), "above 0 and at most 2", x -> x > 0 && x <= 2),
                settings.number("crossover", usual.crossover(), "from 0 to 1", x -> x >= 0 && x <= 1),
                settings.number("elite", usual.elite(), "above 0 and at most 1", x -> x > 0 && x <= 1)));
    }

    private static AbstractOptimizer dehb(Settings settings) {
        DehbSettings usual = DehbSettings.DEFAULT;
        return Optimizers.dehb(new DehbSettings(
                settings.number("eta", usual.eta(), "above 1", x -> x > 1 && Double.isFinite(x)),
                settings.whole("minResource", usual.minResource(), 1),
                settings.number("scale", usual.scale(), "above 0 and at most 2", x -> x > 0 && x <= 2),
                settings.number("crossover", usual.crossover(), "from 0 to 1", x -> x >= 0 && x <= 1)));
    }

    private static AbstractOptimizer populationBasedTraining(Settings settings) {
        PopulationSettings usual = PopulationSettings.DEFAULT;
        return Optimizers.populationBasedTraining(new PopulationSettings(
                settings.count("populationSize", usual.populationSize(), 2),
                settings.whole("interval", usual.interval(), 0),
                settings.number("quantile", usual.quantile(), "above 0 and at most 0.5", x -> x > 0 && x <= 0.5),
                settings.number("resample", usual.resample(), "from 0 to 1", x -> x >= 0 && x <= 1)));
    }

    private static AshaSettings asha(Settings settings) {
        AshaSettings usual = AshaSettings.DEFAULT;
        return usual.withEta(settings.number("eta", usual.eta(), "above 1", x -> x > 1 && Double.isFinite(x)))
                .withMinResource(settings.whole("minResource", usual.minResource(), 1));
    }

    private static AshaSettings asynchronous(Settings settings) {
        AshaSettings usual = AshaSettings.DEFAULT;
        return asha(settings)
                .withBrackets(settings.count("brackets", usual.brackets(), 1))
                .withDelayed(settings.truth("delayed", usual.delayed()));
    }

    private static AbstractOptimizer searcher(Settings settings) {
        return settings.optimizer("searcher").orElseGet(Optimizers::random);
    }

    private static AbstractOptimizer randomForest(Settings settings) {
        RandomForestSettings usual = RandomForestSettings.DEFAULT;
        return Optimizers.randomForest(new RandomForestSettings(
                settings.count("startupTrials", usual.startupTrials(), 1),
                settings.count("trees", usual.trees(), 2),
                settings.count("randomEvery", usual.randomEvery(), 2)));
    }

    private static Repeats repeats(Settings settings) {
        Repeats usual = Repeats.DEFAULT;
        int least = settings.count("repeats", usual.least(), 1);
        return new Repeats(
                least,
                settings.count("mostRepeats", Math.max(least, usual.most()), least),
                settings.number("confidence", usual.confidence(), "above 0 and below 1", x -> x > 0 && x < 1),
                settings.number("negligible", usual.negligible(), "of at least 0", x -> x >= 0 && Double.isFinite(x)));
    }

    private static AbstractOptimizer matrix(Settings settings) {
        MatrixSettings usual = MatrixSettings.DEFAULT;
        MatrixSettings given = new MatrixSettings(
                settings.count("runsPerTask", usual.runsPerTask(), 1),
                settings.count("ahead", usual.ahead(), 0),
                settings.count("maxFailures", usual.maxFailures(), 1),
                settings.truth("adaptive", usual.adaptive()),
                settings.count("warmStart", usual.warmStart(), 0));
        return new MatrixOptimizer(given, settings.optimizers("searcher").orElse(Optimizers::tpe));
    }

    // Its settings are the configuration itself.
    private static AbstractOptimizer single(Settings settings) {
        return settings.all().isEmpty() ? Optimizers.single() : Optimizers.single(Configuration.of(settings.all()));
    }
}
