package dev.luthier.json;

import dev.luthier.definition.Named;
import dev.luthier.matrix.Application;
import dev.luthier.matrix.DataGroup;
import dev.luthier.matrix.Matrix;
import dev.luthier.matrix.Model;
import dev.luthier.matrix.ModelGroup;
import dev.luthier.matrix.schedule.MatrixSettings;
import dev.luthier.problem.Problems;
import dev.luthier.space.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A matrix as it stands in a definition that is written by hand; a definition that is recorded has its tasks instead. */
final class MatrixJson {
    private MatrixJson() {}

    static Matrix read(FieldReader in) {
        Matrix matrix = new Matrix(data(in), models(in), applications(in), settings(in), searcher(in));
        in.end();
        Problems problems = new Problems();
        matrix.check(problems);
        in.refuse(problems.messages());
        return matrix;
    }

    private static List<DataGroup> data(FieldReader in) {
        List<DataGroup> groups = new ArrayList<>();
        for (FieldReader each : in.objects("data")) {
            groups.add(new DataGroup(each.text("name"), each.text("type"), each.texts("sets")));
            each.end();
        }
        return groups;
    }

    private static List<ModelGroup> models(FieldReader in) {
        List<ModelGroup> groups = new ArrayList<>();
        for (FieldReader each : in.objects("models")) {
            List<Model> models =
                    each.objects("models").stream().map(MatrixJson::model).toList();
            groups.add(new ModelGroup(each.text("name"), models));
            each.end();
        }
        return groups;
    }

    private static Model model(FieldReader in) {
        SearchSpace space = SearchSpaceJson.read(in.object("space"));
        Set<String> types = new LinkedHashSet<>(in.has("types") ? in.texts("types") : List.of());
        Model model = new Model(in.text("name"), space == null ? SearchSpace.of(List.of()) : space, types);
        in.end();
        return model;
    }

    private static List<Application> applications(FieldReader in) {
        List<Application> applications = new ArrayList<>();
        for (FieldReader each : in.objects("applications")) {
            List<String> data = each.texts("data");
            each.texts("models").forEach(models -> data.forEach(set -> applications.add(new Application(models, set))));
            each.end();
        }
        return applications;
    }

    private static MatrixSettings settings(FieldReader in) {
        MatrixSettings usual = MatrixSettings.DEFAULT;
        return new MatrixSettings(
                in.has("runsPerTask") ? in.count("runsPerTask") : usual.runsPerTask(),
                in.has("ahead") ? in.count("ahead") : usual.ahead(),
                in.has("maxFailures") ? in.count("maxFailures") : usual.maxFailures(),
                in.has("adaptive") ? in.truth("adaptive") : usual.adaptive(),
                in.has("warmStart") ? in.count("warmStart") : usual.warmStart());
    }

    private static Named searcher(FieldReader in) {
        return in.has("searcher")
                ? DefinitionJson.named(in.object("searcher"), Matrix.USUAL_SEARCHER)
                : Matrix.USUAL_SEARCHER;
    }
}
