package dev.luthier.json;

import dev.luthier.space.BooleanParameter;
import dev.luthier.space.CategoricalParameter;
import dev.luthier.space.Condition;
import dev.luthier.space.ConstantParameter;
import dev.luthier.space.DoubleParameter;
import dev.luthier.space.IntegerParameter;
import dev.luthier.space.OrdinalParameter;
import dev.luthier.space.Parameter;
import dev.luthier.space.Scale;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One parameter. What has its default value (linear scale, no step, no condition) is left out. */
final class ParameterJson {
    private static final Map<String, Function<FieldReader, Parameter>> TYPES = Map.of(
            "double", ParameterJson::readDouble,
            "integer", ParameterJson::readInteger,
            "categorical", in -> new CategoricalParameter(in.text("name"), in.values("values"), conditions(in)),
            "ordinal", in -> new OrdinalParameter(in.text("name"), in.values("values"), conditions(in)),
            "boolean", in -> new BooleanParameter(in.text("name"), conditions(in)),
            "constant", in -> new ConstantParameter(in.text("name"), in.value("value"), conditions(in)));

    private ParameterJson() {}

    static void write(Parameter parameter, FieldWriter out) {
        out.text("name", parameter.name());
        if (parameter instanceof DoubleParameter real) {
            write(real, out);
        } else if (parameter instanceof IntegerParameter whole) {
            write(whole, out);
        } else {
            write((Parameter.Finite) parameter, out);
        }
        if (!parameter.conditions().isEmpty()) {
            out.objects(
                    "when",
                    parameter.conditions(),
                    (condition, when) ->
                            when.text("parameter", condition.parent()).value("in", condition.accepted()));
        }
    }

    /** The parameter, or null if something is wrong with its JSON. Whether it makes sense is not checked. */
    static @Nullable Parameter read(FieldReader in) {
        in.text("name");
        Parameter parameter =
                in.oneOf("type", TYPES).map(type -> readAll(in, type)).orElse(null);
        return in.isSound() ? parameter : null;
    }

    private static Parameter readAll(FieldReader in, Function<FieldReader, Parameter> type) {
        Parameter parameter = type.apply(in);
        in.end();
        return parameter;
    }

    private static void write(DoubleParameter parameter, FieldWriter out) {
        out.text("type", "double");
        writeScale(parameter.scale(), out);
        out.number("min", parameter.min()).number("max", parameter.max());
        if (parameter.isQuantized()) {
            out.number("step", parameter.step());
        }
    }

    private static void write(IntegerParameter parameter, FieldWriter out) {
        out.text("type", "integer");
        writeScale(parameter.scale(), out);
        out.whole("min", parameter.min()).whole("max", parameter.max());
        if (parameter.step() != 1) {
            out.whole("step", parameter.step());
        }
    }

    private static void write(Parameter.Finite parameter, FieldWriter out) {
        if (parameter instanceof CategoricalParameter) {
            out.text("type", "categorical").value("values", parameter.values());
        } else if (parameter instanceof OrdinalParameter) {
            out.text("type", "ordinal").value("values", parameter.values());
        } else if (parameter instanceof ConstantParameter constant) {
            out.text("type", "constant").value("value", constant.value());
        } else {
            out.text("type", "boolean");
        }
    }

    private static void writeScale(Scale scale, FieldWriter out) {
        if (scale != Scale.LINEAR) {
            out.text("scale", Words.of(scale));
        }
    }

    private static Parameter readDouble(FieldReader in) {
        double step = in.has("step") ? in.number("step") : 0;
        if (in.has("step") && step == 0) {
            in.refuse("step", "0 must be above 0; leave the step out to allow every value");
        }
        return new DoubleParameter(
                in.text("name"), in.number("min"), in.number("max"), scale(in), step, conditions(in));
    }

    private static Parameter readInteger(FieldReader in) {
        long step = in.has("step") ? in.whole("step") : 1;
        return new IntegerParameter(in.text("name"), in.whole("min"), in.whole("max"), scale(in), step, conditions(in));
    }

    private static Scale scale(FieldReader in) {
        return in.has("scale") ? in.oneOf("scale", Words.SCALES).orElse(Scale.LINEAR) : Scale.LINEAR;
    }

    private static List<Condition> conditions(FieldReader in) {
        List<Condition> conditions = new ArrayList<>();
        if (in.has("when")) {
            for (FieldReader each : in.objects("when")) {
                conditions.add(new Condition(each.text("parameter"), new LinkedHashSet<>(each.values("in"))));
                each.end();
            }
        }
        return conditions;
    }
}
