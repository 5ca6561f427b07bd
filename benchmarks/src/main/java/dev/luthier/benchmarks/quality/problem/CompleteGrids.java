package dev.luthier.benchmarks.quality.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luthier.benchmarks.quality.problem.BenchmarkProblem.Anchors;
import dev.luthier.benchmarks.quality.problem.GridAxis.Choices;
import dev.luthier.space.SearchSpace;
import dev.luthier.space.SearchSpaceBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/**
 * Networks that others trained once for every point of a grid, as files beside the project. A folder for each grid has
 * {@code space.json}, with {@code direction} and {@code params} of a {@code name}, a {@code type} (categorical, int, double)
 * and {@code values} each, and gzipped tables: a digit for each parameter's value, then the metric of each training, of which
 * the mean counts.
 */
public final class CompleteGrids {
    private static final String SPACE = "space.json";
    private static final String TABLE = ".csv.gz";

    private final List<Choices> axes = new ArrayList<>();
    private final SearchSpace space;
    private final double sign;

    private CompleteGrids(JsonNode description) {
        SearchSpaceBuilder builder = SearchSpace.builder();
        for (JsonNode parameter : description.get("params")) {
            String name = parameter.get("name").textValue();
            String type = parameter.get("type").textValue();
            List<Object> values = StreamSupport.stream(parameter.get("values").spliterator(), false)
                    .map(value -> value(type, value))
                    .toList();
            axes.add(new Choices(name, values));
            if (type.equals("categorical")) {
                builder.choice(name, values.toArray());
            } else {
                builder.ordinal(name, values.toArray());
            }
        }
        this.space = builder.build();
        this.sign = description.get("direction").textValue().equals("maximize") ? -1 : 1;
    }

    private static Object value(String type, JsonNode value) {
        return switch (type) {
            case "int" -> value.longValue();
            case "double" -> value.doubleValue();
            default -> value.asText();
        };
    }

    /** The tables of all grids whose folders are in this one. */
    public static List<BenchmarkProblem> in(Path folder) throws IOException {
        List<BenchmarkProblem> problems = new ArrayList<>();
        for (Path grid : Files.isDirectory(folder) ? sorted(folder) : List.<Path>of()) {
            if (Files.isReadable(grid.resolve(SPACE))) {
                JsonNode description = new ObjectMapper().readTree(Files.readString(grid.resolve(SPACE)));
                for (Path file : sorted(grid)) {
                    if (name(file).endsWith(TABLE)) {
                        problems.add(new CompleteGrids(description).problem(file));
                    }
                }
            }
        }
        return problems;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private BenchmarkProblem problem(Path file) throws IOException {
        GridTable table = new GridTable(axes, losses(file));
        String name = name(file).substring(0, name(file).length() - TABLE.length());
        Anchors anchors = RandomSearchAnchors.of(
                space,
                all -> all.stream()
                        .mapToDouble(configuration -> table.at(configuration) - table.lowest())
                        .toArray());
        return new BenchmarkProblem(name, space, 0, table.lowest(), anchors, table::at);
    }

    private double[] losses(Path file) throws IOException {
        int nodes = axes.stream().mapToInt(GridAxis::size).reduce(1, Math::multiplyExact);
        double[] losses = new double[nodes];
        Arrays.fill(losses, Double.NaN);
        try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file))) {
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .forEach(cells -> losses[node(cells[0])] = sign * mean(cells));
        }
        if (Arrays.stream(losses).anyMatch(Double::isNaN)) {
            throw new IOException(file + " does not have a metric for each of " + nodes + " nodes");
        }
        return losses;
    }

    private int node(String digits) {
        int node = 0;
        for (int i = 0; i < digits.length(); i++) {
            node = node * axes.get(i).size() + Character.digit(digits.charAt(i), Character.MAX_RADIX);
        }
        return node;
    }

    private static double mean(String[] cells) {
        return Arrays.stream(cells)
                .skip(1)
                .filter(cell -> !cell.isEmpty())
                .mapToDouble(Double::parseDouble)
                .average()
                .orElse(Double.NaN);
    }
}
