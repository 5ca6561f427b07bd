package dev.luthier.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.space.Configuration;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialJsonTest {

    @Test
    void writesAttemptsCurveAndOutcome() {
        Trial trial = new Trial(
                4,
                0,
                Configuration.of("lr", 2.0, "layers", 2, "kernel", "rbf", "shuffle", true),
                9,
                TrialState.FINISHED,
                "random",
                List.of(new Attempt(1, "slot 0.1", 9, 1000, 1250, "lost: executor 2 is gone")),
                Curve.of(List.of(new Report(1, 0.5, Map.of("loss", 1 / 0.0)), new Report(2, Double.NaN))),
                new Outcome.Finished(0.75, Map.of("loss", 0.25)));

        assertThat(TrialJson.write(trial)).isEqualTo("""
                        {"number":4,"task":0,\
                        "configuration":{"lr":2.0,"layers":2,"kernel":"rbf","shuffle":true},"resource":9,\
                        "state":"finished","note":"random",\
                        "attempts":[{"number":1,"slot":"slot 0.1","resource":9,"startedAtMillis":1000,\
                        "endedAtMillis":1250,"ending":"lost: executor 2 is gone"}],\
                        "curve":[{"step":1,"value":0.5,"more":{"loss":"Infinity"}},{"step":2,"value":"NaN"}],\
                        "outcome":{"kind":"finished","metric":0.75,"more":{"loss":0.25}}}""");
    }

    @Test
    void writesWhyATrialFailed() {
        Outcome failed = new Outcome.Failed(new Failure(Failure.Kind.INVALID_METRIC, "metric is NaN", "at A.b\n"));
        Trial trial = new Trial(0, 1, Configuration.of(), 1, TrialState.FAILED, "", List.of(), Curve.empty(), failed);

        assertThat(TrialJson.write(trial)).endsWith("""
                        "outcome":{"kind":"failed","failure":{"kind":"invalidMetric","message":"metric is NaN",\
                        "stackTrace":"at A.b\\n"}}}""");
    }

    @Test
    void aTrialThatHasNotEndedHasNoOutcome() {
        Trial trial = new Trial(0, 0, Configuration.of(), 1, TrialState.RUNNING, "", List.of(), Curve.empty(), null);

        String json = TrialJson.write(trial);

        assertThat(json).contains("\"state\":\"running\"").doesNotContain("outcome");
        assertThat(TrialJson.read(json)).isEqualTo(trial);
    }
}
