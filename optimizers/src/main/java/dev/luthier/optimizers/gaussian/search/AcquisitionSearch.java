package dev.luthier.optimizers.gaussian.search;

import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Searches the unit cube for the points where an acquisition is largest. */
public final class AcquisitionSearch {
    private static final double BATCH_WORK = 3e6;
    private static final int MOST_CANDIDATES = 600;
    private static final int LEAST_EXACT = 48;
    private static final double NEAR_SHARE = 0.25;
    private static final int DRAWN_FROM = 200;
    private static final int MANY_ROWS = 60;

    private final Surface surface;
    private final Inputs inputs;
    private final Box box;
    private final RandomStream random;

    public AcquisitionSearch(Surface surface, Box box, RandomStream random) {
        this.surface = surface;
        this.inputs = surface.inputs();
        this.box = box;
        this.random = random;
    }

    /**
     * Points with a large acquisition, the best first.
     *
     * @param good some points of the box that are worth a look at their surroundings, the best first; at least one
     */
    public List<Proposal> proposals(List<double[]> good) {
        List<Proposal> candidates = candidates(good);
        LocalSearch local = new LocalSearch(surface, box);
        List<Proposal> proposals = new ArrayList<>();
        for (double[] start : starts(candidates, good)) {
            proposals.add(local.climb(start));
        }
        proposals.addAll(candidates);
        return sorted(proposals);
    }

    /** All of these points, the best first. */
    public List<Proposal> ranked(List<double[]> units) {
        return ranked(units, surface.values(units));
    }

    private List<Proposal> candidates(List<double[]> good) {
        Candidates generator = new Candidates(inputs, box, random);
        List<double[]> units = new ArrayList<>();
        for (int i = 0; i < MOST_CANDIDATES; i++) {
            units.add(i < NEAR_SHARE * MOST_CANDIDATES ? generator.near(good) : generator.anywhere());
        }
        double n = surface.posterior().size();
        int exact = (int) Math.max(LEAST_EXACT, BATCH_WORK / (n * n + 1));
        return ranked(exact < units.size() ? screened(units, exact) : units);
    }

    /** Those whose acquisition would be largest if their variance were as large as it can be. */
    private List<double[]> screened(List<double[]> units, int most) {
        return ranked(units, surface.screeningValues(units)).stream()
                .limit(most)
                .map(Proposal::unit)
                .toList();
    }

    private static List<Proposal> ranked(List<double[]> units, double[] values) {
        List<Proposal> ranked = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            ranked.add(new Proposal(units.get(i), values[i]));
        }
        return sorted(ranked);
    }

    /** A stable sort, so that ties keep the order in which they were found; what is not a number comes last. */
    private static List<Proposal> sorted(List<Proposal> proposals) {
        List<Proposal> sorted = new ArrayList<>(proposals);
        sorted.sort(Comparator.comparingDouble(
                proposal -> Double.isNaN(proposal.value()) ? Double.POSITIVE_INFINITY : -proposal.value()));
        return sorted;
    }

    private List<double[]> starts(List<Proposal> candidates, List<double[]> good) {
        List<double[]> starts = new ArrayList<>();
        starts.add(candidates.get(0).unit());
        starts.add(good.get(0));
        int drawn = surface.posterior().size() > MANY_ROWS ? 2 : 4;
        List<Proposal> top = candidates.subList(1, Math.min(candidates.size(), DRAWN_FROM + 1));
        boolean[] taken = new boolean[top.size()];
        for (int i = 0; i < Math.min(drawn, top.size()); i++) {
            int chosen = draw(top, taken);
            taken[chosen] = true;
            starts.add(top.get(chosen).unit());
        }
        return starts;
    }

    /** An index that is not taken yet; the larger the acquisition, the more likely. */
    private int draw(List<Proposal> top, boolean[] taken) {
        double largest = top.get(0).value();
        double[] weights = IntStream.range(0, top.size())
                .mapToDouble(i -> taken[i] ? 0 : StrictMath.exp(top.get(i).value() - largest))
                .toArray();
        double left = random.nextDouble() * Arrays.stream(weights).sum();
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (!taken[i]) {
                last = i;
                left -= weights[i];
                if (left < 0) {
                    break;
                }
            }
        }
        return last;
    }
}
