package dev.luthier.optimizers.gaussian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.space.Configuration;
import dev.luthier.testkit.Spaces;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeterminismTest {
    private static final int THREADS = 4;
    private static final int TRIALS = 14;

    private static List<Configuration> suggestions() {
        return Searches.search(Spaces.mixed(), TRIALS, DeterminismTest::loss).stream()
                .map(Trial::configuration)
                .toList();
    }

    private static double loss(Configuration values) {
        double linear = values.getDouble("linear") - 1;
        double log = StrictMath.log(values.getDouble("log")) + 5;
        return linear * linear + 0.1 * log * log + (values.getString("choice").equals("b") ? 0 : 3);
    }

    /** That it is the same on every machine: an intended change of the suggestions changes these values, too. */
    @Test
    void suggestsWhatItSuggestedWhenThisWasWritten() {
        List<Configuration> suggestions = suggestions();

        assertThat(suggestions.get(0) + "\n" + suggestions.get(6) + "\n" + suggestions.get(TRIALS - 1))
                .isEqualTo("""
                        {linear=-2.497955629369244, log=1.2170396165794885E-5, quantized=0.4, logQuantized=66.5, \
                        integer=13, logInteger=231, choice=c, ordinal=32, bool=false, constant=0.5}
                        {linear=0.49566335973862063, log=0.0010865613646439125, quantized=1.0, logQuantized=6.0, \
                        integer=22, logInteger=1239, choice=c, ordinal=16, bool=true, constant=0.5}
                        {linear=0.08737879570858809, log=1.0, quantized=0.7, logQuantized=5.0, \
                        integer=35, logInteger=1000000, choice=b, ordinal=16, bool=false, constant=0.5}""");
    }

    @Test
    void suggestsTheSameOnManyThreadsAtOnce() throws Exception {
        List<Configuration> alone = suggestions();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Callable<List<Configuration>> search = DeterminismTest::suggestions;
            for (Future<List<Configuration>> each : threads.invokeAll(
                    Stream.generate(() -> search).limit(THREADS).toList())) {
                assertThat(each.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
