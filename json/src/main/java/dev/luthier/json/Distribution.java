package dev.luthier.json;

import dev.luthier.space.CategoricalParameter;
import dev.luthier.space.ConstantParameter;
import dev.luthier.space.DoubleParameter;
import dev.luthier.space.IntegerParameter;
import dev.luthier.space.OrdinalParameter;
import dev.luthier.space.Parameter;
import dev.luthier.space.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The short form of a parameter, as in {@code lr: {log_uniform: [1e-5, 0.1]}}. */
enum Distribution {
    UNIFORM {
        @Override
        Optional<Parameter> of(String name, FieldReader in) {
            return real(name, in, this, Scale.LINEAR);
        }
    },
    LOG_UNIFORM {
        @Override
        Optional<Parameter> of(String name, FieldReader in) {
            return real(name, in, this, Scale.LOG);
        }
    },
    INT_UNIFORM {
        @Override
        Optional<Parameter> of(String name, FieldReader in) {
            return whole(name, in, this, Scale.LINEAR);
        }
    },
    LOG_INT_UNIFORM {
        @Override
        Optional<Parameter> of(String name, FieldReader in) {
            return whole(name, in, this, Scale.LOG);
        }
    },
    CHOICES {
        @Override
        Optional<Parameter> of(String name, FieldReader in) {
            return Optional.of(new CategoricalParameter(name, in.values(word()), List.of()));
        }
    },
    ORDINAL {
        @Override
        Optional<Parameter> of(String name, FieldReader in) {
            return Optional.of(new OrdinalParameter(name, in.values(word()), List.of()));
        }
    },
    CONSTANT {
        @Override
        Optional<Parameter> of(String name, FieldReader in) {
            return Optional.of(new ConstantParameter(name, in.value(word()), List.of()));
        }
    };

    /** Empty if something is wrong, which is then noted. */
    abstract Optional<Parameter> of(String name, FieldReader in);

    /** The parameter that an object with one of these words describes; null if something is wrong, which is then noted. */
    static @Nullable Parameter read(String name, FieldReader in) {
        List<Distribution> given =
                Arrays.stream(values()).filter(each -> in.has(each.word())).toList();
        if (given.size() != 1) {
            String words = Arrays.stream(values()).map(Distribution::word).collect(Collectors.joining(", "));
            in.refuseThis("expected exactly one of " + words);
            return null;
        }
        Parameter parameter = given.get(0).of(name, in).orElse(null);
        in.end();
        return in.isSound() ? parameter : null;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Parameter> real(String name, FieldReader in, Distribution word, Scale scale) {
        List<Object> ends = in.values(word.word());
        if (ends.size() == 2 && ends.get(0) instanceof Number min && ends.get(1) instanceof Number max) {
            return Optional.of(new DoubleParameter(name, min.doubleValue(), max.doubleValue(), scale, 0, List.of()));
        }
        in.refuse(word.word(), "expected two numbers, least and most, but is " + ends);
        return Optional.empty();
    }

    private static Optional<Parameter> whole(String name, FieldReader in, Distribution word, Scale scale) {
        List<Object> ends = in.values(word.word());
        if (ends.size() == 2 && ends.get(0) instanceof Long min && ends.get(1) instanceof Long max) {
            return Optional.of(new IntegerParameter(name, min, max, scale, 1, List.of()));
        }
        in.refuse(word.word(), "expected two whole numbers, least and most, but is " + ends);
        return Optional.empty();
    }
}
