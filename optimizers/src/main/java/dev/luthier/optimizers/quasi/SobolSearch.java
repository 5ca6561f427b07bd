package dev.luthier.optimizers.quasi;

/**
 * Configurations at the points of a scrambled Sobol sequence: more even than random search however many there are. A child of
 * a condition has a coordinate of its own, which is wasted where it is inactive. Serves one experiment.
 */
public final class SobolSearch extends DesignSearch {

    @Override
    public String name() {
        return "sobol";
    }

    @Override
    Design design(int dimensions, int trials, long seed) {
        return new SobolSequence(dimensions, seed)::point;
    }
}
