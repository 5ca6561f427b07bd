package dev.luthier.optimizers.gaussian;

import dev.luthier.optimizers.gaussian.Surrogate.Model;
import dev.luthier.optimizers.gaussian.input.Rows;
import dev.luthier.optimizers.gaussian.model.Predictions;
import dev.luthier.optimizers.gaussian.search.Acquisition;
import dev.luthier.optimizers.gaussian.search.AcquisitionSearch;
import dev.luthier.optimizers.gaussian.search.Box;
import dev.luthier.optimizers.gaussian.search.Cheapness;
import dev.luthier.optimizers.gaussian.search.Factor;
import dev.luthier.optimizers.gaussian.search.Feasibility;
import dev.luthier.optimizers.gaussian.search.Indifferent;
import dev.luthier.optimizers.gaussian.search.LogExpectedImprovement;
import dev.luthier.optimizers.gaussian.search.Proposal;
import dev.luthier.optimizers.gaussian.search.PureExploration;
import dev.luthier.optimizers.gaussian.search.Surface;
import dev.luthier.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what the next trial is to bring, improvement or knowledge, and finds the point that promises most of it. */
final class Chooser {
    private static final int FEW_RUNNING = 3;
    private static final double WIDTH = 1.8;
    private static final double REGION_WIDTH = 0.5;
    private static final double PENALTY = 10;
    private static final double EXPLORED = 0.2;
    private static final int GOOD = 5;
    private static final double LIKELY = 0.5;

    private final Model model;
    private final List<Feasibility> bounds;
    private final List<Cheapness> price;
    private final Box box;
    private final RandomStream random;
    private final Acquisition acquisition;
    private final String note;

    /**
     * @param bounds that a configuration should keep
     * @param price what cheapness is worth; at most one
     * @param box where to look; the improvement is that over the trials with unordered values that are searched
     */
    Chooser(Model model, List<Feasibility> bounds, List<Cheapness> price, Box box, RandomStream random) {
        this.model = model;
        this.bounds = bounds;
        this.price = price;
        this.box = box;
        this.random = random;
        boolean exploring = model.running().size() > FEW_RUNNING && random.nextDouble() < EXPLORED;
        if (Double.isNaN(model.bestMean())) {
            acquisition = new Indifferent();
            note = "chance to keep the bounds";
        } else if (exploring) {
            acquisition = new PureExploration(threshold(), REGION_WIDTH, PENALTY);
            note = "exploration";
        } else {
            acquisition = new LogExpectedImprovement(Math.max(bestEnded(), bestRunning()));
            note = "expected improvement";
        }
    }

    /** Why the proposals are what they are. */
    String note() {
        return note;
    }

    /** Points of the box, the most promising first. */
    List<Proposal> proposals() {
        List<double[]> among =
                model.best().stream().filter(box::offers).limit(GOOD).toList();
        return search().proposals(
                        among.isEmpty() ? List.of(box.nearest(model.best().get(0))) : among);
    }

    /** All of these points, the most promising first. */
    List<Proposal> ranked(List<double[]> units) {
        List<double[]> offered = units.stream().filter(box::offers).toList();
        return search().ranked(offered.isEmpty() ? units : offered);
    }

    private AcquisitionSearch search() {
        List<Factor> factors = new ArrayList<>(bounds);
        factors.addAll(price);
        return new AcquisitionSearch(new Surface(model.posterior(), acquisition, factors), box, random);
    }

    /** The largest mean of the trials with values that are searched; of all if there are none. */
    private double bestEnded() {
        Optional<double[]> best = model.best().stream().filter(box::offers).findFirst();
        if (best.isEmpty() || best.get() == model.best().get(0)) {
            return model.bestMean();
        }
        double[] features = model.posterior().kernel().inputs().features(best.get());
        return model.posterior().prediction().at(features).mean();
    }

    /** The largest mean where trials run that are likely to keep the bounds. */
    private double bestRunning() {
        Predictions predictions = known(model.posterior().observed());
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < predictions.size(); i++) {
            double[] unit = model.running().get(i);
            boolean counts = predictions.mean(0, i) > best && box.offers(unit) && isLikelyFeasible(unit);
            best = counts ? predictions.mean(0, i) : best;
        }
        return best;
    }

    private boolean isLikelyFeasible(double[] unit) {
        return bounds.isEmpty()
                || new Surface(model.posterior(), new Indifferent(), bounds).value(unit) > StrictMath.log(LIKELY);
    }

    /** The mean where the confidence bound of known places is largest. */
    private double threshold() {
        Predictions predictions = known(0);
        double largest = Double.NEGATIVE_INFINITY;
        double threshold = 0;
        for (int i = 0; i < predictions.size(); i++) {
            double bound = predictions.mean(0, i) + WIDTH * Math.sqrt(predictions.observedVariance(i));
            if (bound > largest) {
                largest = bound;
                threshold = predictions.mean(0, i);
            }
        }
        return threshold;
    }

    /** What is believed of the places of finished and running trials, from a row on. */
    private Predictions known(int from) {
        Rows places = new Rows(model.posterior().kernel().inputs().width(), 1);
        for (int i = from; i < model.posterior().size(); i++) {
            places.append(model.posterior().rows().row(i));
        }
        return Predictions.of(model.posterior(), places);
    }
}
