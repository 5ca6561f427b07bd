package dev.luthier.benchmarks.quality.problem;

import dev.luthier.space.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Losses of trained models on a full grid: between the nodes of numeric axes they are interpolated linearly, in the logarithm
 * where the axis says so. The file has one line for each node, the last axis fastest, with the loss in its last column.
 */
final class GridTable {
    private final List<GridAxis> axes;
    private final double[] losses;

    GridTable(List<? extends GridAxis> axes, double[] losses) {
        this.axes = List.copyOf(axes);
        this.losses = losses;
        int nodes = axes.stream().mapToInt(GridAxis::size).reduce(1, Math::multiplyExact);
        if (losses.length != nodes) {
            throw new IllegalArgumentException("a grid of " + nodes + " nodes has " + losses.length + " losses");
        }
    }

    /** Reads a file with a header. */
    static GridTable read(List<GridAxis> axes, Path file) throws IOException {
        double[] losses = Files.readAllLines(file).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
                .toArray();
        return new GridTable(axes, losses);
    }

    /** The lowest loss, which interpolation cannot fall below. */
    double lowest() {
        return IntStream.range(0, losses.length)
                .mapToDouble(i -> losses[i])
                .min()
                .orElseThrow();
    }

    double at(Configuration configuration) {
        return at(configuration, 0, 0);
    }

    private double at(Configuration configuration, int axis, int offset) {
        if (axis == axes.size()) {
            return losses[offset];
        }
        GridAxis current = axes.get(axis);
        double place = current.place(configuration);
        int low = (int) Math.min(place, current.size() - 1.0);
        double share = place - low;
        int first = offset * current.size() + low;
        double below = at(configuration, axis + 1, first);
        return share == 0 ? below : below + share * (at(configuration, axis + 1, first + 1) - below);
    }
}
