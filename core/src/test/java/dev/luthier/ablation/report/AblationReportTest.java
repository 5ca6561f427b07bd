package dev.luthier.ablation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.ablation.effect.Contrast;
import dev.luthier.ablation.effect.Effect;
import dev.luthier.ablation.effect.Effects;
import dev.luthier.ablation.effect.Repeats;
import dev.luthier.ablation.effect.Verdict;
import dev.luthier.ablation.variant.AblationSpace;
import dev.luthier.ablation.variant.Component;
import dev.luthier.ablation.variant.Measurements;
import dev.luthier.ablation.variant.Variant;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class AblationReportTest {
    private static final Component GOOD = Component.single(Component.Kind.FEATURE, "good");
    private static final Component BAD = Component.single(Component.Kind.FEATURE, "<bad & ugly>");
    private static final Component NOISE = Component.single(Component.Kind.LAYER, "noise");
    private static final Component CRASH = Component.single(Component.Kind.SWITCH, "crash");
    private static final List<Component> ALL = List.of(NOISE, BAD, GOOD, CRASH);
    private static final AblationSpace SPACE =
            AblationSpace.read(AblationSpace.of(ALL, Map.of())).orElseThrow();
    private static final double[] COMPLETE = {0.90, 0.92, 0.88, 0.91};

    private final Measurements found = new Measurements(SPACE, Direction.MAXIMIZE);
    private int trials;

    private AblationReport report() {
        double[] good = {-0.10, -0.12, -0.11, -0.09};
        double[] bad = {0.05, 0.06, 0.04, 0.05};
        double[] noise = {0.02, -0.03, 0.01, -0.01};
        for (int repeat = 0; repeat < COMPLETE.length; repeat++) {
            finish(Variant.COMPLETE, repeat, COMPLETE[repeat]);
            finish(Variant.COMPLETE.without(GOOD), repeat, COMPLETE[repeat] + good[repeat]);
            finish(Variant.COMPLETE.without(BAD), repeat, COMPLETE[repeat] + bad[repeat]);
            finish(Variant.COMPLETE.without(NOISE), repeat, COMPLETE[repeat] + noise[repeat]);
            Failure failure = new Failure(Failure.Kind.EXCEPTION, "boom");
            add(Variant.COMPLETE.without(CRASH), repeat, new Outcome.Failed(failure));
        }
        List<Effect> effects =
                new Effects(found, ALL.stream().map(Contrast::leaving).toList(), Repeats.of(4)).all();
        return new AblationReport(
                "study",
                "accuracy",
                Direction.MAXIMIZE,
                Repeats.of(4),
                AblationReport.Reference.of("complete", COMPLETE),
                effects,
                List.of("a remark"));
    }

    private void finish(Variant variant, int repeat, double metric) {
        add(variant, repeat, new Outcome.Finished(metric));
    }

    private void add(Variant variant, int repeat, Outcome outcome) {
        found.add(new Trial(
                trials++,
                0,
                SPACE.configuration(variant, repeat),
                1,
                outcome.state(),
                "",
                List.of(),
                new Curve.Recorder().curve(),
                outcome));
    }

    @Test
    void tellsEffectsFromNoiseAndFailures() {
        AblationReport report = report();

        assertThat(report.effect("feature:good").verdict()).isEqualTo(Verdict.HELPS);
        assertThat(report.effect("feature:good").estimate().mean()).isBetween(0.1049, 0.1051);
        assertThat(report.effect("feature:<bad & ugly>").verdict()).isEqualTo(Verdict.HARMS);
        assertThat(report.effect("layer:noise").verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(report.effect("component:crash").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.distinguishable()).hasSize(2);
        assertThatThrownBy(() -> report.effect("good"))
                .hasMessageContaining("there is no effect 'good', only [layer:noise");
    }

    /** Intervals and p-values as SciPy's; Holm over four questions, of which one has no answer. */
    @Test
    void isATableWithTheLargestEffectFirst() {
        assertThat(report().toTable().lines().map(String::stripTrailing))
                .containsExactly(
                        "study: complete accuracy = 0.90250 ± 0.01708 over 4 repeats; how much better it is with each "
                                + "component",
                        "  component              effect     interval               p        repeats   verdict",
                        "  feature:good           0.10500    [0.08446, 0.12554]     0.0020   4         helps",
                        "  layer:noise            0.00250    [-0.03278, 0.03778]    1.0      4         undecided",
                        "  feature:<bad & ugly>   -0.05000   [-0.06299, -0.03701]   0.0035   4         harms",
                        "  component:crash                                                   0         failed",
                        "  component:crash failed: without component:crash: EXCEPTION: boom",
                        "  a remark",
                        "2 of 4 effects can be told from noise (95 % sure of all of them together: Holm)");
    }

    @Test
    void isAChartThatAnyXmlParserReads() throws Exception {
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(report().toSvg())));

        assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(svg.getElementsByTagName("path").getLength()).as("whiskers").isEqualTo(3);
        assertThat(svg.getElementsByTagName("rect").getLength())
                .as("bars and the ground")
                .isEqualTo(4);
        assertThat(svg.getElementsByTagName("style").item(0).getTextContent()).contains("prefers-color-scheme: dark");
        assertThat(svg.getDocumentElement().getTextContent()).contains("feature:<bad & ugly>");
        assertThat(report().toSvg()).doesNotContain("href", "url(", "NaN");
    }
}
