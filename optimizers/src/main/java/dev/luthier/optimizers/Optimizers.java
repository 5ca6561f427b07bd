package dev.luthier.optimizers;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.auto.AutoOptimizer;
import dev.luthier.optimizers.cmaes.CmaEs;
import dev.luthier.optimizers.cmaes.CmaEsSettings;
import dev.luthier.optimizers.dehb.Dehb;
import dev.luthier.optimizers.dehb.DehbSettings;
import dev.luthier.optimizers.differential.DifferentialEvolution;
import dev.luthier.optimizers.differential.DifferentialEvolutionSettings;
import dev.luthier.optimizers.forest.RandomForest;
import dev.luthier.optimizers.forest.RandomForestSettings;
import dev.luthier.optimizers.gaussian.GaussianProcess;
import dev.luthier.optimizers.gaussian.GaussianProcessSettings;
import dev.luthier.optimizers.halving.Asha;
import dev.luthier.optimizers.halving.AshaSettings;
import dev.luthier.optimizers.halving.SynchronousHalving;
import dev.luthier.optimizers.pareto.Nsga2;
import dev.luthier.optimizers.pareto.ParEgo;
import dev.luthier.optimizers.population.PopulationBasedTraining;
import dev.luthier.optimizers.population.PopulationSettings;
import dev.luthier.optimizers.quasi.LatinHypercubeSearch;
import dev.luthier.optimizers.quasi.SobolSearch;
import dev.luthier.optimizers.tpe.TpeOptimizer;
import dev.luthier.optimizers.tpe.TpeSettings;
import dev.luthier.space.Configuration;

/** The built-in optimizers. Each call makes a new one, for one experiment. */
public final class Optimizers {
    private Optimizers() {}

    /**
     * Chooses among the other ones by the search space, the budget and what the first trials show, and says so in the notes of
     * the trials: what to take when there is no reason for another.
     */
    public static AbstractOptimizer auto() {
        return new AutoOptimizer();
    }

    /**
     * Configurations at random, every part of the unit cube alike. None is tried twice where that can be avoided; a finite
     * space ends the experiment when it is exhausted.
     */
    public static AbstractOptimizer random() {
        return new RandomSearch();
    }

    /** {@link #grid(int)} with a resolution of 10. */
    public static AbstractOptimizer grid() {
        return grid(GridSearch.DEFAULT_RESOLUTION);
    }

    /**
     * Every cell of a grid once. Unordered values, booleans and ordinals are all in the grid; whole and quantised numbers
     * too, if they are at most {@code resolution}; every other range is cut into {@code resolution} values evenly spread over
     * its scale, both ends included. Parameters that are inactive make no cells.
     *
     * <p>The cells are visited in an order drawn from the experiment's seed, so that a budget smaller than the grid is a fair
     * sample of it. The experiment ends when all have been visited.
     *
     * @throws IllegalArgumentException if {@code resolution} is below 1; with 1, a range is represented by its middle
     */
    public static AbstractOptimizer grid(int resolution) {
        return new GridSearch(resolution);
    }

    /**
     * A Gaussian process that models the metric, for trials that cost more than some milliseconds: the fewest trials for a
     * good result, with up to some tens of parameters of any kind and up to 64 slots.
     */
    public static AbstractOptimizer gaussianProcess() {
        return new GaussianProcess();
    }

    /** The same with other settings. */
    public static AbstractOptimizer gaussianProcess(GaussianProcessSettings settings) {
        return new GaussianProcess(settings);
    }

    /** Configurations at the points of a scrambled Sobol sequence: more even than chance, however many there are. */
    public static AbstractOptimizer sobol() {
        return new SobolSearch();
    }

    /** Configurations at the points of a Latin hypercube that has as many points as the experiment has trials. */
    public static AbstractOptimizer latinHypercube() {
        return new LatinHypercubeSearch();
    }

    /** The multivariate tree-structured Parzen estimator, with groups for conditional spaces and the default settings. */
    public static AbstractOptimizer tpe() {
        return new TpeOptimizer();
    }

    /** The same with other settings. */
    public static AbstractOptimizer tpe(TpeSettings settings) {
        return new TpeOptimizer(settings);
    }

    /**
     * The evolution strategy with covariance matrix adaptation, with the default settings: for some hundred trials or more,
     * mostly of numbers, that depend on each other or are noisy; thinks for microseconds.
     */
    public static AbstractOptimizer cmaEs() {
        return new CmaEs();
    }

    /** The same with other settings. */
    public static AbstractOptimizer cmaEs(CmaEsSettings settings) {
        return new CmaEs(settings);
    }

    /**
     * Asynchronous successive halving with {@link AshaSettings#DEFAULT}: many trials get a little of the experiment's full
     * resource, the best third of them three times as much, and so on, without any slot ever waiting for another.
     *
     * @param searcher chooses the configurations of new trials, as in {@code asha(tpe())}
     */
    public static AbstractOptimizer asha(AbstractOptimizer searcher) {
        return asha(AshaSettings.DEFAULT, searcher);
    }

    /** The same with other settings. */
    public static AbstractOptimizer asha(AshaSettings settings, AbstractOptimizer searcher) {
        return new Asha(settings, searcher);
    }

    /**
     * Hyperband, asynchronously: {@link #asha(AshaSettings, AbstractOptimizer)} whose new trials begin at any of the rungs, in
     * case that the least resource says nothing.
     */
    public static AbstractOptimizer asyncHyperband(AbstractOptimizer searcher) {
        return asha(AshaSettings.DEFAULT.withBrackets(Integer.MAX_VALUE), searcher);
    }

    /** Synchronous successive halving, for comparison: nobody goes on from a rung before all have come to its end. */
    public static AbstractOptimizer successiveHalving(AshaSettings settings, AbstractOptimizer searcher) {
        return SynchronousHalving.successiveHalving(settings, searcher);
    }

    /** Hyperband as published, which is synchronous. Its settings say nothing by {@code brackets}: it has all of them. */
    public static AbstractOptimizer hyperband(AshaSettings settings, AbstractOptimizer searcher) {
        return SynchronousHalving.hyperband(settings, searcher);
    }

    /** Differential evolution in a steady state, with the default settings: for many cheap trials. */
    public static AbstractOptimizer differentialEvolution() {
        return new DifferentialEvolution();
    }

    /** The same with other settings. */
    public static AbstractOptimizer differentialEvolution(DifferentialEvolutionSettings settings) {
        return new DifferentialEvolution(settings);
    }

    /** NSGA-II, an evolution of fronts, for one to four objectives; needs some hundreds of trials, and thinks no time. */
    public static AbstractOptimizer nsga2() {
        return new Nsga2(0);
    }

    /** ParEGO: a Gaussian process for one to four objectives, where trials are dear and at most some hundreds. */
    public static AbstractOptimizer parEgo() {
        return new ParEgo();
    }

    /**
     * A random forest that models the metric, in the manner of SMAC, with the default settings: for spaces that are mostly
     * choices or conditional.
     */
    public static AbstractOptimizer randomForest() {
        return new RandomForest();
    }

    /** The same with other settings. */
    public static AbstractOptimizer randomForest(RandomForestSettings settings) {
        return new RandomForest(settings);
    }

    /** PASHA: {@link #asha(AbstractOptimizer)} that trains no further than it needs to in order to tell trials apart. */
    public static AbstractOptimizer pasha(AbstractOptimizer searcher) {
        return pasha(AshaSettings.DEFAULT, searcher);
    }

    /** The same with other settings. */
    public static AbstractOptimizer pasha(AshaSettings settings, AbstractOptimizer searcher) {
        return Asha.pasha(settings, searcher);
    }

    /** BOHB: Hyperband whose configurations come from TPE. */
    public static AbstractOptimizer bohb() {
        return bohb(AshaSettings.DEFAULT);
    }

    /** The same with other settings; it has all brackets, whatever they say. */
    public static AbstractOptimizer bohb(AshaSettings settings) {
        return SynchronousHalving.bohb(settings);
    }

    /** {@link #mobster(AshaSettings)} with the default settings. */
    public static AbstractOptimizer mobster() {
        return mobster(AshaSettings.DEFAULT);
    }

    /**
     * Asynchronous successive halving whose configurations come from a Gaussian process that learns from all rungs: the method
     * of choice for trials that report as they train, where these cost more than some milliseconds.
     */
    public static AbstractOptimizer mobster(AshaSettings settings) {
        return Asha.mobster(settings);
    }

    /** {@link #hyperTune(AshaSettings)} with the default settings. */
    public static AbstractOptimizer hyperTune() {
        return hyperTune(AshaSettings.DEFAULT);
    }

    /**
     * {@link #mobster(AshaSettings)} that also learns which rungs tell who will be good, and begins trials there (Li et al.,
     * "Hyper-Tune", VLDB 2022).
     */
    public static AbstractOptimizer hyperTune(AshaSettings settings) {
        return Asha.hyperTune(settings);
    }

    /** DEHB: Hyperband whose configurations come from differential evolution, asynchronously. */
    public static AbstractOptimizer dehb() {
        return dehb(DehbSettings.DEFAULT);
    }

    /** The same with other settings. */
    public static AbstractOptimizer dehb(DehbSettings settings) {
        return new Dehb(settings);
    }

    /**
     * Population-based training, for training functions that write checkpoints: hyperparameters change while the training goes
     * on, so that what is found is a schedule and not one configuration.
     */
    public static AbstractOptimizer populationBasedTraining() {
        return populationBasedTraining(PopulationSettings.DEFAULT);
    }

    /** The same with other settings. */
    public static AbstractOptimizer populationBasedTraining(PopulationSettings settings) {
        return new PopulationBasedTraining(settings);
    }

    /** One trial, of the only configuration of the space; refused if the space has several. */
    public static AbstractOptimizer single() {
        return new SingleRun(null);
    }

    /** One trial, of this configuration. */
    public static AbstractOptimizer single(Configuration configuration) {
        return new SingleRun(configuration);
    }
}
