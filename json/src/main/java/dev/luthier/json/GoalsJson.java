package dev.luthier.json;

import dev.luthier.definition.Constraint;
import dev.luthier.definition.Goals;
import dev.luthier.definition.Objective;
import dev.luthier.trial.Direction;
import java.util.ArrayList;
import java.util.List;

/** Objectives and constraints, as fields of a definition: one objective as metric and direction, several as a list. */
final class GoalsJson {
    private GoalsJson() {}

    static void write(Goals goals, FieldWriter out) {
        if (goals.objectives().size() == 1) {
            write(goals.objectives().get(0), out);
        } else {
            out.objects("objectives", goals.objectives(), GoalsJson::write);
        }
        if (!goals.constraints().isEmpty()) {
            out.objects("constraints", goals.constraints(), GoalsJson::write);
        }
    }

    static Goals read(FieldReader in) {
        List<Objective> objectives = new ArrayList<>();
        if (in.has("objectives")) {
            for (FieldReader each : in.objects("objectives")) {
                objectives.add(objective(each));
                each.end();
            }
        } else {
            objectives.add(objective(in));
        }
        return new Goals(objectives, constraints(in));
    }

    private static void write(Objective objective, FieldWriter out) {
        out.text("metric", objective.metric()).text("direction", Words.of(objective.direction()));
    }

    private static void write(Constraint constraint, FieldWriter out) {
        out.text("metric", constraint.metric()).number(Words.of(constraint.kind()), constraint.bound());
    }

    private static Objective objective(FieldReader in) {
        return new Objective(
                in.text("metric"), in.oneOf("direction", Words.DIRECTIONS).orElse(Direction.MINIMIZE));
    }

    private static List<Constraint> constraints(FieldReader in) {
        List<Constraint> constraints = new ArrayList<>();
        if (in.has("constraints")) {
            for (FieldReader each : in.objects("constraints")) {
                boolean isFloor = each.has(Words.of(Constraint.Kind.AT_LEAST));
                Constraint.Kind kind = isFloor ? Constraint.Kind.AT_LEAST : Constraint.Kind.AT_MOST;
                constraints.add(new Constraint(each.text("metric"), kind, each.number(Words.of(kind))));
                each.end();
            }
        }
        return constraints;
    }
}
