package dev.luthier.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Named;
import dev.luthier.definition.Task;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefinitionJsonTest {
    private static final SearchSpace SPACE =
            SearchSpace.builder().logUniform("c", 0.001, 1000).build();

    @Test
    void writesDefaultsTooSoThatARecordingKeepsItsMeaning() {
        Definition definition = new Definition(
                "digits-svm",
                "accuracy",
                Direction.MAXIMIZE,
                List.of(new Task("digits", SPACE)),
                new Named("asha", Map.of("eta", 3, "rungs", List.of(1, 3, 9), "share", 0.5f)),
                new Named("none"),
                new Budget(100, 27, Duration.ofMinutes(90)),
                Limits.DEFAULT.withTrialTime(Duration.ofMillis(1500)),
                Long.MIN_VALUE);

        assertThat(DefinitionJson.write(definition)).isEqualTo("""
                        {
                          "name":"digits-svm",
                          "metric":"accuracy",
                          "direction":"maximize",
                          "tasks":[
                            {
                              "name":"digits",
                              "space":{
                                "parameters":[
                                  {"name":"c","type":"double","scale":"log","min":0.001,"max":1000.0}
                                ]
                              }
                            }
                          ],
                          "optimizer":{
                            "name":"asha",
                            "settings":{
                              "eta":3,
                              "rungs":[
                                1,
                                3,
                                9
                              ],
                              "share":0.5
                            }
                          },
                          "earlyStop":{
                            "name":"none",
                            "settings":{}
                          },
                          "budget":{
                            "trials":100,
                            "maxResource":27,
                            "timeLimit":"PT1H30M"
                          },
                          "limits":{
                            "trialTimeLimit":"PT1.5S",
                            "grace":"PT10S",
                            "maxAttempts":3,
                            "firstFailures":10,
                            "failureShare":0.5,
                            "failureShareFrom":20,
                            "slotTimeout":"PT10M"
                          },
                          "seed":-9223372036854775808
                        }""");
        assertThat(DefinitionJson.read(DefinitionJson.write(definition))).isEqualTo(definition);
    }

    @Test
    void readsDefaultsForWhatIsLeftOut() {
        String json = """
                {"name": "x", "metric": "loss", "direction": "minimize", "tasks": [{"name": "x", "space": {"parameters": [
                    {"name": "c", "type": "double", "scale": "log", "min": 1e-3, "max": 1e3}]}}],
                 "optimizer": {"name": "random"}, "budget": {"trials": 7}, "limits": {"grace": "PT1M"}}""";

        assertThat(DefinitionJson.read(json))
                .isEqualTo(new Definition(
                        "x",
                        "loss",
                        Direction.MINIMIZE,
                        List.of(new Task("x", SPACE)),
                        new Named("random"),
                        new Named("none"),
                        Budget.ofTrials(7),
                        Limits.DEFAULT.withGrace(Duration.ofMinutes(1)),
                        1));
    }
}
