package dev.luthier.optimizers.quasi;

/**
 * A Latin hypercube with as many points as the experiment has trials (McKay, Beckman and Conover, Technometrics 21, 1979):
 * each parameter's range is cut into so many parts, of which each is visited once. Serves one experiment.
 */
public final class LatinHypercubeSearch extends DesignSearch {

    @Override
    public String name() {
        return "latin-hypercube";
    }

    @Override
    Design design(int dimensions, int trials, long seed) {
        return LatinHypercube.spread(dimensions, trials, seed);
    }
}
