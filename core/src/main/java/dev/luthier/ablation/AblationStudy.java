package dev.luthier.ablation;

import dev.luthier.ablation.variant.Component;
import dev.luthier.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is left out, of which data and model, to see what each part is good for.
 *
 * <pre>{@code
 * var study = AblationStudy.of("titanic", "survived");
 * study.features().declare("pclass", "fare", "age", "survived").include("pclass", "fare");
 * study.model().layers().include("my_dense_two").includeGroups("my_dense");
 * study.model().setBaseModelGenerator(kept -> network(kept));
 * study.components().include("dropout");
 * }</pre>
 *
 * Nothing is refused before the experiment is made, which then names all mistakes. Not thread-safe.
 */
public final class AblationStudy {
    private final String dataset;
    private final @Nullable Integer version;
    private final String label;
    private final Selection features = new Selection(Component.Kind.FEATURE);
    private final Selection switches = new Selection(Component.Kind.SWITCH);
    private final ModelStudy model = new ModelStudy();
    private @Nullable DatasetGenerator data;

    private AblationStudy(String dataset, @Nullable Integer version, String label) {
        this.dataset = dataset;
        this.version = version;
        this.label = label;
    }

    /**
     * A study on data of that name.
     *
     * @param label the column that is to be predicted, which is no feature
     */
    public static AblationStudy of(String dataset, String label) {
        return new AblationStudy(dataset, null, label);
    }

    /** A study on one version of such data. */
    public static AblationStudy of(String dataset, int version, String label) {
        return new AblationStudy(dataset, version, label);
    }

    /** Which columns of the data leave. */
    public Selection features() {
        return features;
    }

    /** Which layers of the model leave, and how it is built. */
    public ModelStudy model() {
        return model;
    }

    /** Which other switches of the training leave: augmentation, a regulariser, a step of preparation; any names. */
    public Selection components() {
        return switches;
    }

    /** Where the data come from, and which columns they have. */
    public AblationStudy setDatasetGenerator(DatasetGenerator generator) {
        data = generator;
        return this;
    }

    /**
     * The study as it stands, checked.
     *
     * @param problems takes everything that is wrong with it
     */
    public StudyPlan plan(Problems problems) {
        problems.check(!dataset.isBlank(), "the name of the data set is empty");
        problems.check(!label.isBlank(), "the name of the label is empty");
        List<String> columns = columns();
        List<Component> components = new ArrayList<>();
        if (!features.isEmpty()) {
            components.addAll(features.components(known(columns), problems.prefixed("features")));
        }
        components.addAll(model.components(problems));
        components.addAll(switches.components(Known.anything("component"), problems.prefixed("components")));
        checkLabel(columns, problems);
        problems.check(
                !components.isEmpty() || !problems.isEmpty(),
                "nothing is left out: say features().include(…), model().layers().include(…) or components().include(…)");
        return new StudyPlan(components, facts(), features(columns), model.base(), model.custom(), data);
    }

    private void checkLabel(@Nullable List<String> columns, Problems problems) {
        problems.check(
                columns == null || label.isBlank() || columns.contains(label),
                "there is no column '%s' in data set '%s' for a label, only %s",
                label,
                dataset,
                columns);
    }

    private @Nullable List<String> columns() {
        return features.declared() != null || data == null ? features.declared() : data.columns();
    }

    private Known known(@Nullable List<String> columns) {
        return new Known(
                "feature",
                "data set '" + dataset + "'",
                columns,
                Map.of(label, "is the label"),
                "say setDatasetGenerator(…), or features().declare(…) with all columns");
    }

    private List<String> features(@Nullable List<String> columns) {
        return columns == null
                ? List.of()
                : columns.stream().filter(column -> !column.equals(label)).toList();
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("dataset", version == null ? dataset : dataset + " version " + version);
        facts.put("label", label);
        return facts;
    }
}
