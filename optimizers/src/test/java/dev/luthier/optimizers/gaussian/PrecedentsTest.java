package dev.luthier.optimizers.gaussian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.definition.HeadStart;
import dev.luthier.definition.HeadStart.Earlier;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrecedentsTest {
    private static final SearchSpace SPACE = SearchSpace.builder()
            .uniform("x", 0, 1)
            .uniform("y", 0, 1)
            .uniform("z", 0, 1)
            .uniform("w", 0, 1)
            .build();

    private static double loss(Configuration values, double at) {
        double sum = 0;
        for (String name : SPACE.names()) {
            sum += (values.getDouble(name) - at) * (values.getDouble(name) - at);
        }
        return sum;
    }

    /** On another level, and with the optimum at another, but not distant place. */
    private static List<Earlier> earlier(int trials) {
        RandomStream random = RandomStream.of(31);
        List<Earlier> earlier = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            Configuration configuration = SPACE.sample(random);
            earlier.add(new Earlier("last-week", configuration, Map.of("loss", 1000 + 50 * loss(configuration, 0.65))));
        }
        return earlier;
    }

    private static List<Trial> search(HeadStart headStart) {
        return Searches.search(
                new GaussianProcess(),
                Searches.definition(SPACE, 10, headStart),
                values -> new Outcome.Finished(loss(values, 0.7)));
    }

    @Test
    void triesTheBestOfEarlierExperimentsFirst() {
        List<Earlier> earlier = earlier(40);

        List<Trial> trials = search(new HeadStart(List.of(), earlier, List.of()));

        List<Configuration> best = earlier.stream()
                .sorted(Comparator.comparingDouble(each -> each.metrics().getOrDefault("loss", 0.0)))
                .map(Earlier::configuration)
                .limit(3)
                .toList();
        assertThat(trials.subList(0, 3)).extracting(Trial::configuration).isEqualTo(best);
        assertThat(trials.get(3).note()).isNotEqualTo("initial design");
    }

    @Test
    void isSoonBetterThanWithoutThem() {
        double with = best(search(new HeadStart(List.of(), earlier(300), List.of())));
        double without = best(search(HeadStart.NONE));

        assertThat(with).isLessThan(without).isLessThan(0.02);
    }

    private static double best(List<Trial> trials) {
        return trials.stream()
                .mapToDouble(trial -> trial.metric().orElseThrow())
                .min()
                .orElseThrow();
    }
}
