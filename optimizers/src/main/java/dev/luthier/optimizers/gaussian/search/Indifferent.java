package dev.luthier.optimizers.gaussian.search;

/** Promises the same everywhere: as long as no trial keeps all bounds, only the chance to keep them counts. */
public record Indifferent() implements Acquisition {

    @Override
    public double value(double mean, double observedSpread, double spread) {
        return 0;
    }

    @Override
    public double[] slopes(double mean, double observedSpread, double spread) {
        return new double[3];
    }
}
