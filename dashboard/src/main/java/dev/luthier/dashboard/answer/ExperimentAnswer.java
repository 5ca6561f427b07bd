package dev.luthier.dashboard.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.luthier.dashboard.feed.Feed;
import dev.luthier.dashboard.finding.Ablation;
import dev.luthier.definition.Constraint;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Objective;
import dev.luthier.definition.Task;
import dev.luthier.json.DefinitionJson;
import dev.luthier.space.DoubleParameter;
import dev.luthier.space.IntegerParameter;
import dev.luthier.space.Parameter;
import dev.luthier.space.Scale;
import java.io.IOException;
import java.util.Locale;

/** What an experiment is: what does not change while it runs, but for its budget. */
final class ExperimentAnswer {
    private ExperimentAnswer() {}

    static byte[] of(Feed feed) {
        Definition definition = feed.read(view -> view.definition());
        return Json.object(out -> {
            out.writeStringField("name", feed.name());
            out.writeBooleanField("live", feed.isLive());
            out.writeBooleanField("ready", definition != null);
            String problem = feed.problem();
            if (problem != null) {
                out.writeStringField("problem", problem);
            }
            if (definition != null) {
                write(out, definition);
            }
        });
    }

    private static void write(JsonGenerator out, Definition definition) throws IOException {
        out.writeStringField("metric", definition.metric());
        out.writeBooleanField("maximize", definition.direction().better(1, 0));
        out.writeStringField("optimizer", definition.optimizer().name());
        out.writeStringField("earlyStop", definition.earlyStop().name());
        out.writeNumberField("maxResource", definition.budget().maxResource());
        out.writeStringField("seed", String.valueOf(definition.seed()));
        out.writeStringField("definition", DefinitionJson.write(definition));
        out.writeBooleanField("ablation", Ablation.isKnown(definition));
        Json.array(out, "objectives", elements -> {
            for (Objective each : definition.objectives()) {
                out.writeString(each.metric());
            }
        });
        Json.array(out, "constraints", elements -> {
            for (Constraint each : definition.constraints()) {
                out.writeString(each.toString());
            }
        });
        Json.array(out, "tasks", elements -> {
            for (Task task : definition.tasks()) {
                write(out, task);
            }
        });
    }

    private static void write(JsonGenerator out, Task task) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", task.name());
        if (task.cell() != null) {
            out.writeStringField("data", task.data());
            out.writeStringField("model", task.model());
        }
        Json.array(out, "parameters", elements -> {
            for (Parameter parameter : task.space().parameters()) {
                out.writeStartObject();
                write(out, parameter);
                out.writeEndObject();
            }
        });
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Parameter parameter) throws IOException {
        out.writeStringField("name", parameter.name());
        out.writeBooleanField("constant", parameter.isConstant());
        if (parameter instanceof DoubleParameter number) {
            range(out, number.min(), number.max(), number.scale());
        } else if (parameter instanceof IntegerParameter number) {
            out.writeBooleanField("whole", true);
            range(out, (double) number.min(), (double) number.max(), number.scale());
        } else if (parameter instanceof Parameter.Finite finite) {
            Json.array(out, "values", elements -> {
                for (Object value : finite.values()) {
                    Json.value(out, value);
                }
            });
            if (finite.values().stream().anyMatch(Double.class::isInstance)) {
                exact(out, finite);
            }
        }
    }

    private static void exact(JsonGenerator out, Parameter.Finite finite) throws IOException {
        Json.array(out, "exact", elements -> {
            for (Object value : finite.values()) {
                if (value instanceof Double number) {
                    out.writeNumber(number);
                } else {
                    Json.value(out, value);
                }
            }
        });
    }

    private static void range(JsonGenerator out, double min, double max, Scale scale) throws IOException {
        out.writeNumberField("min", min);
        out.writeNumberField("max", max);
        out.writeStringField("scale", scale.name().toLowerCase(Locale.ROOT));
    }
}
