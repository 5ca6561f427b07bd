package dev.luthier.matrix.result;

import dev.luthier.definition.Cell;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Task;
import dev.luthier.statistic.Ranks;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The table of a matrix, data set by model, and what follows from it. Immutable. */
public final class MatrixResult {
    private final Definition definition;
    private final Map<String, Map<String, CellResult>> rows = new LinkedHashMap<>();
    private final List<String> models;

    private MatrixResult(Definition definition, List<Trial> trials) {
        this.definition = definition;
        List<List<Trial>> byTask = new ArrayList<>();
        definition.tasks().forEach(task -> byTask.add(new ArrayList<>()));
        trials.forEach(trial -> byTask.get(trial.task()).add(trial));
        Set<String> columns = new LinkedHashSet<>();
        for (int i = 0; i < byTask.size(); i++) {
            Task task = definition.tasks().get(i);
            Cell cell = task.cell() == null ? new Cell(task.data(), "", task.model()) : task.cell();
            columns.add(cell.model());
            rows.computeIfAbsent(cell.data(), data -> new LinkedHashMap<>())
                    .put(cell.model(), CellResult.of(cell, byTask.get(i), definition.goals()));
        }
        this.models = List.copyOf(columns);
    }

    /** Of all trials of an experiment: {@code MatrixResult.of(result.definition(), result.trials())}. */
    public static MatrixResult of(Definition definition, List<Trial> trials) {
        return new MatrixResult(definition, trials);
    }

    public String experiment() {
        return definition.name();
    }

    public String metric() {
        return definition.metric();
    }

    public Direction direction() {
        return definition.direction();
    }

    /** The rows, in the order of the definition. */
    public List<String> dataSets() {
        return List.copyOf(rows.keySet());
    }

    /** The columns, in the order of the definition. */
    public List<String> models() {
        return models;
    }

    /** All cells, row by row. */
    public List<CellResult> cells() {
        return rows.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .toList();
    }

    /** What came of a model on a data set; empty if it is not run there. */
    public Optional<CellResult> cell(String data, String model) {
        return Optional.ofNullable(rows.getOrDefault(data, Map.of()).get(model));
    }

    /** The best metric of a model on a data set; empty if no run finished. */
    public OptionalDouble best(String data, String model) {
        return cell(data, model).map(CellResult::bestMetric).orElse(OptionalDouble.empty());
    }

    /** The rank of a model on a data set by its best metric: 1 is best, equals share the mean of theirs; empty without one. */
    public OptionalDouble rank(String data, String model) {
        List<String> ranked =
                models.stream().filter(each -> best(data, each).isPresent()).toList();
        int place = ranked.indexOf(model);
        return place < 0 ? OptionalDouble.empty() : OptionalDouble.of(Ranks.of(losses(data, ranked))[place]);
    }

    /** How the models differ over all data sets; empty if there are not at least two models on two data sets. */
    public Optional<Comparison> comparison() {
        return Comparison.of(this);
    }

    double[] losses(String data, List<String> itsModels) {
        double[] losses = new double[itsModels.size()];
        Arrays.setAll(losses, i -> direction().loss(best(data, itsModels.get(i)).orElse(Double.NaN)));
        return losses;
    }

    /** The table as lines of text, with the comparison below. */
    public String toText() {
        return new ResultText(this).text();
    }

    /** A line for each cell, with a header, as RFC 4180 has it. */
    public String toCsv() {
        return new ResultCsv(this).text();
    }

    /** The table as a picture: the better the rank within its row, the darker a cell. */
    public String heatMapSvg() {
        return new HeatMap(this).svg();
    }

    @Override
    public String toString() {
        return toText();
    }
}
