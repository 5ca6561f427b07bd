package dev.luthier.optimizers.forest;

import dev.luthier.optimizers.tried.TriedConfigurations;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the configuration that promises most: among random ones, and from the best of those and the best trials on from
 * neighbour to neighbour, as SMAC does.
 */
final class Search {
    private static final int RANDOM = 500;
    private static final int STARTS = 4;
    private static final int STEPS = 10;
    private static final double DISTANCE = 0.2;
    private static final double SHRINK = 0.7;

    private final SearchSpace space;
    private final Features features;
    private final Model model;
    private final TriedConfigurations tried;
    private final RandomStream random;

    /** A point of the unit cube and what its configuration promises. */
    @SuppressWarnings("ArrayRecordComponent") // only read, and never compared
    private record Candidate(double[] unit, double value) {}

    Search(SearchSpace space, Features features, Model model, TriedConfigurations tried, RandomStream random) {
        this.space = space;
        this.features = features;
        this.model = model;
        this.tried = tried;
        this.random = random;
    }

    /** The most promising untried configuration found; empty if only tried ones were met. */
    Optional<Configuration> best(List<Configuration> good) {
        List<Candidate> found = new ArrayList<>();
        for (int i = 0; i < RANDOM; i++) {
            found.add(candidate(anywhere()));
        }
        found.sort(Comparator.comparingDouble(Candidate::value).reversed());
        List<Candidate> starts = new ArrayList<>(found.subList(0, STARTS));
        good.stream().limit(STARTS).map(this::start).forEach(starts::add);
        starts.forEach(start -> climb(start, found));
        return found.stream()
                .sorted(Comparator.comparingDouble(Candidate::value).reversed())
                .map(candidate -> space.decode(candidate.unit()))
                .filter(configuration -> !tried.contains(configuration))
                .findFirst();
    }

    private double[] anywhere() {
        double[] unit = new double[features.size()];
        Arrays.setAll(unit, i -> random.nextDouble());
        return unit;
    }

    /** A good trial, whose inactive parameters are given values by chance, for neighbours in which they are active. */
    private Candidate start(Configuration good) {
        double[] unit = space.encode(good);
        boolean[] active = space.active(good);
        Arrays.setAll(unit, i -> active[i] ? unit[i] : random.nextDouble());
        return new Candidate(unit, Double.NEGATIVE_INFINITY);
    }

    /** Goes to the best neighbour as long as that is better; numbers are moved ever less far when it is not. */
    private void climb(Candidate start, List<Candidate> found) {
        Candidate current = start;
        double distance = DISTANCE;
        for (int step = 0; step < STEPS; step++) {
            Candidate next = bestNeighbour(current, distance);
            if (next.value() > current.value()) {
                current = next;
                found.add(current);
            } else {
                distance *= SHRINK;
            }
        }
    }

    private Candidate bestNeighbour(Candidate candidate, double distance) {
        Candidate best = candidate;
        for (double[] neighbour : features.neighbours(candidate.unit(), distance, random)) {
            Candidate next = candidate(neighbour);
            if (next.value() > best.value() && !tried.contains(space.decode(neighbour))) {
                best = next;
            }
        }
        return best;
    }

    private Candidate candidate(double[] unit) {
        return new Candidate(unit, model.value(features.of(unit)));
    }
}
