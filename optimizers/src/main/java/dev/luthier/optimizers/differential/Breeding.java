package dev.luthier.optimizers.differential;

import dev.luthier.random.RandomStream;
import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import java.util.List;

/** How the members of a population have children. Immutable. */
final class Breeding {
    private static final double REVIVED = 0.2;

    private final Variation variation;
    private final double elite;
    private final boolean[] unordered;
    private final boolean[] discrete;

    Breeding(SearchSpace space, DifferentialEvolutionSettings settings) {
        this.variation = new Variation(settings.scale(), settings.crossover());
        this.elite = settings.elite();
        this.unordered = new boolean[space.dimensions().size()];
        this.discrete = new boolean[unordered.length];
        for (int i = 0; i < unordered.length; i++) {
            discrete[i] = space.dimensions().get(i).count().isPresent();
            unordered[i] = space.dimensions().get(i) instanceof Parameter.Finite finite && !finite.isOrdered();
        }
    }

    /**
     * @param ranked at least four members, the best first
     * @param turn each member in turn is the target
     */
    double[] child(List<double[]> ranked, long turn, RandomStream random) {
        int size = ranked.size();
        int target = (int) (turn % size);
        double[] guide = ranked.get(random.nextInt(Math.max(1, (int) (elite * size))));
        int plus = another(size, random, target, -1);
        int minus = another(size, random, target, plus);
        double[] mutant = variation.mutant(ranked.get(target), guide, ranked.get(plus), ranked.get(minus));
        double[] inside = Variation.inside(mutant, random);
        exchange(inside, guide, ranked.get(plus), ranked.get(minus), random);
        revive(inside, ranked, random);
        return variation.child(ranked.get(target), inside, random);
    }

    /** Of values without order, a difference says only that there is one. */
    private void exchange(double[] mutant, double[] guide, double[] plus, double[] minus, RandomStream random) {
        for (int i = 0; i < mutant.length; i++) {
            if (unordered[i]) {
                boolean differ = plus[i] != minus[i];
                mutant[i] = differ && random.nextDouble() < variation.scale() ? plus[i] : guide[i];
            }
        }
    }

    /** A value that all members share would never change again. */
    private void revive(double[] mutant, List<double[]> ranked, RandomStream random) {
        for (int i = 0; i < mutant.length; i++) {
            int gene = i;
            double first = ranked.get(0)[gene];
            if (discrete[gene]
                    && ranked.stream().allMatch(member -> member[gene] == first)
                    && random.nextDouble() < REVIVED) {
                mutant[gene] = random.nextDouble();
            }
        }
    }

    private static int another(int size, RandomStream random, int one, int other) {
        int drawn = random.nextInt(size);
        while (drawn == one || drawn == other) {
            drawn = random.nextInt(size);
        }
        return drawn;
    }
}
