package dev.luthier.ablation.effect;

import dev.luthier.ablation.variant.Measurements;
import dev.luthier.ablation.variant.Variant;
import dev.luthier.trial.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges contrasts by what was measured. Differences are paired: only what was trained with the same seed is compared, so that
 * luck which both sides had cancels out.
 */
public final class Effects {
    private static final int FAILURES_TO_GIVE_UP = 2;

    private final Measurements found;
    private final List<Contrast> contrasts;
    private final Repeats repeats;

    public Effects(Measurements found, List<Contrast> contrasts, Repeats repeats) {
        this.found = found;
        this.contrasts = List.copyOf(contrasts);
        this.repeats = repeats;
    }

    /** By everything that was measured. */
    public List<Effect> all() {
        int measured = found.repeats();
        return judged(contrast -> measured);
    }

    /** By the first so many repeats alone, whatever was measured besides. */
    public List<Effect> after(int first) {
        return judged(contrast -> first);
    }

    /** By the latest planned look alone, so that nothing is looked at more often than the correction allows for. */
    public List<Effect> atLooks() {
        return judged(this::lastLook);
    }

    /** At how many repeats a contrast is looked at next; {@code most} at the latest. */
    public int nextLook(Contrast contrast) {
        int last = lastLook(contrast);
        return repeats.looks().stream().filter(look -> look > last).findFirst().orElse(repeats.most());
    }

    /** Whether a variant fails whenever it is tried, so that trying again is a waste. */
    public boolean isHopeless(Variant variant) {
        int bound = StrictMath.min(FAILURES_TO_GIVE_UP, repeats.least());
        return found.finished(variant) == 0 && found.failures(variant).size() >= bound;
    }

    private int lastLook(Contrast contrast) {
        int last = 0;
        for (int look : repeats.looks()) {
            if (!hasEnded(contrast, last, look)) {
                return last;
            }
            last = look;
        }
        return last;
    }

    private boolean hasEnded(Contrast contrast, int from, int to) {
        for (Variant variant : contrast.variants()) {
            for (int repeat = from; repeat < to; repeat++) {
                if (!found.hasEnded(variant, repeat)) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<Effect> judged(ToIntFunction<Contrast> repeatsOf) {
        Map<String, List<Integer>> families = new LinkedHashMap<>();
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < contrasts.size(); i++) {
            Contrast contrast = contrasts.get(i);
            families.computeIfAbsent(contrast.family(), each -> new ArrayList<>())
                    .add(i);
            estimates.add(
                    Estimate.of(differences(contrast, repeatsOf.applyAsInt(contrast)), repeats.confidencePerLook()));
        }
        double[] adjusted = new double[contrasts.size()];
        families.values().forEach(family -> adjust(family, estimates, adjusted));
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            effects.add(effect(contrasts.get(i), estimates.get(i), adjusted[i]));
        }
        return effects;
    }

    private void adjust(List<Integer> family, List<Estimate> estimates, double[] adjusted) {
        int looks = repeats.looks().size();
        double[] pValues = family.stream()
                .mapToDouble(i -> StrictMath.min(1, estimates.get(i).pValue() * looks))
                .toArray();
        double[] corrected = Holm.adjusted(pValues);
        for (int i = 0; i < corrected.length; i++) {
            adjusted[family.get(i)] = Double.isNaN(pValues[i]) ? Double.NaN : corrected[i];
        }
    }

    private double[] differences(Contrast contrast, int upTo) {
        DoubleStream.Builder differences = DoubleStream.builder();
        for (int repeat = 0; repeat < upTo; repeat++) {
            OptionalDouble better = sum(contrast.better(), repeat);
            OptionalDouble worse = sum(contrast.worse(), repeat);
            if (better.isPresent() && worse.isPresent()) {
                differences.add(worse.getAsDouble() - better.getAsDouble()); // losses: less is better
            }
        }
        return differences.build().toArray();
    }

    private OptionalDouble sum(List<Variant> variants, int repeat) {
        double sum = 0;
        for (Variant variant : variants) {
            OptionalDouble loss = found.loss(variant, repeat);
            if (loss.isEmpty()) {
                return loss;
            }
            sum += loss.getAsDouble();
        }
        return OptionalDouble.of(sum);
    }

    private Effect effect(Contrast contrast, Estimate estimate, double adjusted) {
        String failure = failure(contrast);
        Verdict verdict = failure != null ? Verdict.FAILED : verdict(estimate, adjusted);
        return new Effect(contrast, estimate, adjusted, verdict, reason(verdict, estimate, adjusted, failure), failure);
    }

    private @Nullable String failure(Contrast contrast) {
        for (Variant variant : contrast.variants()) {
            Failure failure = found.failure(variant);
            if (failure != null && isHopeless(variant)) {
                return variant + ": " + failure;
            }
        }
        return null;
    }

    private Verdict verdict(Estimate estimate, double adjusted) {
        boolean isSure = adjusted <= repeats.alpha();
        if (repeats.negligible() > 0 && estimate.isWithin(repeats.negligible())) {
            return Verdict.NEGLIGIBLE;
        }
        return isSure ? (estimate.mean() > 0 ? Verdict.HELPS : Verdict.HARMS) : Verdict.UNDECIDED;
    }

    private String reason(Verdict verdict, Estimate estimate, double adjusted, @Nullable String failure) {
        if (failure != null) {
            return "fails: " + failure;
        }
        if (!estimate.hasInterval()) {
            return "only " + estimate.pairs() + " of the 2 repeats that an interval takes";
        }
        String after = "after " + estimate.pairs() + " repeats";
        return switch (verdict) {
            case NEGLIGIBLE -> String.format(Locale.ROOT, "surely no larger than %.3g %s", repeats.negligible(), after);
            case UNDECIDED -> String.format(Locale.ROOT, "p %.2g is above %s %s", adjusted, repeats.level(), after);
            default -> String.format(Locale.ROOT, "p %.2g is at most %s %s", adjusted, repeats.level(), after);
        };
    }
}
