package dev.luthier.tracking.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.JournalProvider;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.store.Store;
import dev.luthier.tracking.Sampler;
import dev.luthier.trial.TrialFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class CsvSinkTest {
    private static final TrialFunction<Configuration> FUNCTION = (configuration, trial) -> {
        if (trial.number() == 1) {
            throw new IllegalStateException("no \"kernel\", no result");
        }
        trial.report(1, 0.5);
        return 0.75;
    };

    @TempDir
    private Path folder;

    @Test
    void tablesHoldTrialsAndReports() throws IOException {
        ExperimentResult<Configuration> result =
                builder("tables", 2).sink("csv:" + folder).train(FUNCTION).runOn(LocalSlots.of(1));

        List<String> trials = Files.readAllLines(folder.resolve("tables/trials.csv"));
        double x = result.trials().get(0).configuration().getDouble("x");
        assertThat(trials.get(0))
                .isEqualTo("trial,task,state,resource,metric.loss,param.x,attempts,slot,started_at_millis,"
                        + "ended_at_millis,duration_millis,reason,note");
        assertThat(trials.get(1))
                .startsWith("0,tables,FINISHED,1,0.75," + x + ",1,")
                .endsWith(",,random");
        assertThat(trials.get(2))
                .startsWith("1,tables,FAILED,1,,")
                .contains(",\"EXCEPTION: java.lang.IllegalStateException: no \"\"kernel\"\", no result\",");
        assertThat(folder.resolve("tables/reports.csv"))
                .content()
                .isEqualTo("trial,attempt,step,metric,value\n0,1,1,loss,0.5\n");
    }

    @Test
    void experimentThatGoesOnKeepsItsEarlierRows() throws IOException {
        JournalProvider journals = Store.at(folder.resolve("journals").toString());
        builder("resumed", 3)
                .journal(journals)
                .sink("csv:" + folder)
                .train(FUNCTION)
                .runOn(LocalSlots.of(1));

        builder("resumed", 5)
                .extend()
                .journal(journals)
                .sink("csv:" + folder)
                .train(FUNCTION)
                .runOn(LocalSlots.of(1));

        assertThat(Files.readAllLines(folder.resolve("resumed/trials.csv"))).hasSize(6);
        assertThat(Files.readAllLines(folder.resolve("resumed/reports.csv"))).hasSize(5);
    }

    @Test
    void addressesThatNameNoSinkAreProblemsOfTheExperiment() {
        ExperimentBuilder<Configuration> builder =
                builder("wrong", 1).sink("cvs:out").sink("prometheus:http").sink("mlflow:http://");

        assertThatThrownBy(() -> builder.train(FUNCTION))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "there is no sink 'cvs' for 'cvs:out', there are [csv, mlflow, prometheus, tensorboard]")
                .hasMessageContaining("sink 'prometheus:http': port is 'http', must be 0 to 65535")
                .hasMessageContaining("sink 'mlflow:http://': ");
    }

    private static ExperimentBuilder<Configuration> builder(String name, int trials) {
        return Luthier.experiment(name, SearchSpace.builder().uniform("x", 0, 1).build())
                .minimize("loss")
                .optimizer(new Sampler())
                .trials(trials)
                .quiet();
    }
}
