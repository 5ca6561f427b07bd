package dev.luthier.optimizers.halving.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutlookTest {
    private static final SearchSpace SPACE =
            SearchSpace.builder().uniform("x", 0, 1).uniform("y", 0, 1).build();

    private final FidelityModel model = new FidelityModel(SPACE, 2, 5);
    private final List<Result> results = results();

    @Test
    void tellsWhoMayBecomeTheBestOfTheHighestRungByResultsOfTheLowest() {
        Outlook outlook = model.outlook(model.learn(results), results, 1);

        assertThat(outlook.chance(trial(100, .3, .7))).isGreaterThan(.4);
        assertThat(outlook.chance(trial(101, .9, .1))).isLessThan(.01);
    }

    @Test
    void proposesNearTheBestWhenTold() {
        List<double[]> near =
                model.outlook(model.learn(results), results, 1).proposals(List.of(), .1, RandomStream.of(1));

        assertThat(near).isNotEmpty().allSatisfy(unit -> {
            assertThat(unit).hasSize(2);
            assertThat(unit[0]).isBetween(.1, .5);
            assertThat(unit[1]).isBetween(.5, .9);
        });
    }

    @Test
    void heedsThoseOfHundredsOfRunningTrialsThatAreWhereOthersWouldGo() {
        List<Trial> wanted = new ArrayList<>();
        List<Trial> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            boolean isWanted = i % 5 == 0;
            Trial trial = isWanted ? trial(100 + i, .2 + i / 1500.0, .7) : trial(100 + i, .9, .1 - i / 3000.0);
            all.add(trial);
            if (isWanted || i < 5) {
                wanted.add(trial);
            }
        }

        List<double[]> heedingAll = proposals(all);

        assertThat(wanted).hasSize(64);
        assertThat(heedingAll.get(0)).isEqualTo(proposals(wanted).get(0));
    }

    private List<double[]> proposals(List<Trial> running) {
        return model.outlook(model.learn(results), results, 1).proposals(running, 1, RandomStream.of(1));
    }

    @Test
    void trustsTheLowestRungWhileTooLittleIsKnownOfAnother() {
        List<Result> few = results.subList(0, 6);

        double[] trust = model.trust(model.learn(few), few, RandomStream.of(1));

        assertThat(trust).containsExactly(1, 0);
    }

    @Test
    void trustsNoRungThatPutsTrialsInTheWrongOrder() {
        List<Result> misleading = results.stream()
                .map(result -> result.rung() == 0 ? new Result(result.trial(), 0, 1 - result.loss()) : result)
                .toList();

        double[] trust = model.trust(model.learn(results), misleading, RandomStream.of(1));

        assertThat(trust[1]).isGreaterThan(.9);
        assertThat(trust[0] + trust[1]).isCloseTo(1, within(1e-9));
    }

    /** A bowl around (.3, .7), of which every third trial came to the higher rung. */
    private static List<Result> results() {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Configuration at = SPACE.sample(RandomStream.of(7, i));
            double loss = Math.pow(at.getDouble("x") - .3, 2) + Math.pow(at.getDouble("y") - .7, 2);
            Trial trial = trial(i, at.getDouble("x"), at.getDouble("y"));
            results.add(new Result(trial, 0, .5 + loss));
            if (i % 3 == 0) {
                results.add(new Result(trial, 1, loss));
            }
        }
        return results;
    }

    private static Trial trial(int number, double x, double y) {
        Outcome outcome = new Outcome.Finished(0);
        return new Trial(
                number,
                0,
                Configuration.of(Map.of("x", x, "y", y)),
                1,
                outcome.state(),
                "",
                List.of(),
                Curve.empty(),
                outcome);
    }
}
