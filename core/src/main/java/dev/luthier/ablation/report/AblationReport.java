package dev.luthier.ablation.report;

import dev.luthier.ablation.effect.Effect;
import dev.luthier.ablation.effect.Repeats;
import dev.luthier.trial.Direction;
import java.util.List;

/**
 * What each component is good for. Immutable.
 *
 * @param experiment its name
 * @param metric in whose units the effects are
 * @param direction which way the metric is better; effects are positive where something is good, in either direction
 * @param repeats how often everything was to be trained, and how sure the verdicts are
 * @param reference what everything is compared with
 * @param effects in the order of the study
 * @param remarks what else the ablator has to say, in lines
 */
public record AblationReport(
        String experiment,
        String metric,
        Direction direction,
        Repeats repeats,
        Reference reference,
        List<Effect> effects,
        List<String> remarks) {

    /**
     * The variant that everything is compared with.
     *
     * @param name as in {@code complete}
     * @param repeats of which it finished
     * @param mean of its metric; NaN without any
     * @param deviation standard deviation over the repeats; NaN with fewer than two
     */
    public record Reference(String name, int repeats, double mean, double deviation) {

        /** From the metrics of all its repeats. */
        public static Reference of(String name, double[] metrics) {
            double sum = 0;
            for (double metric : metrics) {
                sum += metric;
            }
            double mean = sum / metrics.length;
            double squares = 0;
            for (double metric : metrics) {
                squares += (metric - mean) * (metric - mean);
            }
            double deviation = metrics.length < 2 ? Double.NaN : StrictMath.sqrt(squares / (metrics.length - 1));
            return new Reference(name, metrics.length, mean, deviation);
        }
    }

    public AblationReport {
        effects = List.copyOf(effects);
        remarks = List.copyOf(remarks);
    }

    /**
     * The effect of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Effect effect(String name) {
        return effects.stream()
                .filter(effect -> effect.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no effect '" + name + "', only "
                        + effects.stream().map(Effect::name).toList()));
    }

    /** The effects that can be told from noise. */
    public List<Effect> distinguishable() {
        return effects.stream().filter(Effect::isDistinguishable).toList();
    }

    /** All effects by family, in each the largest first, those without a value last: the order in which they are shown. */
    public List<Effect> largestFirst() {
        return ByFamily.of(effects).values().stream().flatMap(List::stream).toList();
    }

    /** As text for a console, the largest effects first. */
    public String toTable() {
        return new EffectTable(this).text();
    }

    /**
     * As a horizontal bar chart with intervals: a whole SVG document that needs nothing else, readable on light and on dark
     * ground.
     */
    public String toSvg() {
        return new EffectChart(this).svg();
    }

    @Override
    public String toString() {
        return toTable();
    }
}
