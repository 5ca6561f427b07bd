package dev.luthier.optimizers.auto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Goals;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Named;
import dev.luthier.definition.Objective;
import dev.luthier.definition.Task;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.OptimizerSession;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.random.RandomStream;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.testkit.OptimizerContract;
import dev.luthier.testkit.Spaces;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AutoOptimizerTest extends OptimizerContract {

    @Override
    protected AbstractOptimizer optimizer() {
        return new AutoOptimizer();
    }

    @Override
    protected boolean avoidsDuplicates() {
        return true;
    }

    private static Definition definition(SearchSpace space, int trials) {
        return new Definition(
                "auto",
                "loss",
                Direction.MINIMIZE,
                List.of(new Task("auto", space)),
                new Named("auto"),
                new Named("none"),
                Budget.ofTrials(trials),
                Limits.DEFAULT,
                5);
    }

    /** Trials of some milliseconds on a few slots. */
    private static List<Trial> ended(SearchSpace space, int trials, long millis) {
        RandomStream random = RandomStream.of(2);
        return IntStream.range(0, trials)
                .mapToObj(number -> new Trial(
                        number,
                        0,
                        space.sample(random),
                        1,
                        new Outcome.Finished(number % 7).state(),
                        "",
                        List.of(new Attempt(1, "slot-" + number % 4, 1, 0, millis, "finished")),
                        Curve.empty(),
                        new Outcome.Finished(number % 7)))
                .toList();
    }

    private static Method chosen(SearchSpace space, int budget, int ended, long millis) {
        return new Policy(definition(space, budget))
                .choose(ended(space, Policy.look(ended), millis))
                .method();
    }

    @Test
    void modelsByAGaussianProcessUnlessThatIsTooSlow() {
        SearchSpace space = Spaces.mixed();

        assertThat(chosen(space, 100, 0, 0)).isEqualTo(Method.GAUSSIAN_PROCESS);
        assertThat(chosen(space, 100, 60, 1)).isEqualTo(Method.GAUSSIAN_PROCESS);
        assertThat(chosen(space, 5000, 60, 60_000)).isEqualTo(Method.GAUSSIAN_PROCESS);
        assertThat(chosen(space, 5000, 60, 79)).as("on four slots").isEqualTo(Method.TPE);
        assertThat(chosen(space, 5000, 60, 80)).isEqualTo(Method.GAUSSIAN_PROCESS);
        assertThat(chosen(space, 5000, 1499, 60_000)).isEqualTo(Method.GAUSSIAN_PROCESS);
        assertThat(chosen(space, 5000, 1500, 60_000)).isEqualTo(Method.TPE);
    }

    @Test
    void looksForAParetoFrontWhenThereAreSeveralObjectives() {
        Definition one = definition(Spaces.mixed(), 1000);
        Goals two = new Goals(
                List.of(new Objective("loss", Direction.MINIMIZE), new Objective("accuracy", Direction.MAXIMIZE)),
                List.of());
        Policy policy = new Policy(new Definition(
                one.name(),
                two,
                one.tasks(),
                one.headStart(),
                one.optimizer(),
                one.earlyStop(),
                one.budget(),
                one.limits(),
                one.seed()));

        assertThat(policy.choose(List.of()).method()).isEqualTo(Method.PAR_EGO);
        assertThat(policy.choose(ended(Spaces.mixed(), 500, 1)).method()).isEqualTo(Method.NSGA_2);
        assertThat(new AutoOptimizer().maxObjectives()).isEqualTo(Goals.MOST_OBJECTIVES);
    }

    @Test
    void halvesWhereTrialsCanBeTrainedFarAndNobodyElseStopsThem() {
        assertThat(chosen(27, 9, "none")).isEqualTo(Method.MOBSTER);
        assertThat(chosen(1500, 81, "none")).isEqualTo(Method.MOBSTER);
        assertThat(chosen(1501, 81, "none")).isEqualTo(Method.ASHA);
        assertThat(chosen(26, 81, "none")).isEqualTo(Method.GAUSSIAN_PROCESS);
        assertThat(chosen(100, 8, "none")).isEqualTo(Method.GAUSSIAN_PROCESS);
        assertThat(chosen(100, 81, "median")).isEqualTo(Method.GAUSSIAN_PROCESS);
    }

    private static Method chosen(int trials, long maxResource, String rule) {
        Definition one = definition(Spaces.mixed(), trials);
        Policy policy = new Policy(new Definition(
                one.name(),
                one.goals(),
                one.tasks(),
                one.headStart(),
                one.optimizer(),
                new Named(rule),
                new Budget(trials, maxResource, null),
                one.limits(),
                one.seed()));
        return policy.choose(List.of()).method();
    }

    @Test
    void aPromotedTrialKeepsItsRemarks() {
        ExperimentResult<Configuration> result = Luthier.experiment("promoted", Spaces.oneDimension())
                .minimize("loss")
                .optimizer(new AutoOptimizer())
                .trials(30)
                .maxResource(9)
                .quiet()
                .train((configuration, trial) -> 1.0 / trial.resource())
                .runOn(LocalSlots.of(1));

        assertThat(result.remarks())
                .containsExactly("auto chose mobster: trials can be trained up to 9, the best of 30 go on");
        assertThat(result.toTable()).contains(result.remarks().get(0));
        assertThat(result.trials().get(0).note()).startsWith("promoted");
    }

    @Test
    void looksAgainNowAndThenOnly() {
        assertThat(IntStream.of(0, 9, 10, 49, 50, 199, 500, 4000).map(Policy::look))
                .containsExactly(0, 0, 10, 10, 50, 50, 500, 1500);
    }

    @Test
    void saysWhyUntilATrialHasEndedAndAgainAfterAChange() {
        SearchSpace space = Spaces.oneDimension();

        assertThat(note(space, 0)).isEqualTo("initial design\nauto chose gp: 1 parameters, at most 5000 trials");
        assertThat(note(space, 1)).isEqualTo("initial design");
        assertThat(note(space, 10))
                .contains("tpe\nauto chose tpe: many trials that take 1 ms on 4 slots are over before");
        assertThat(note(space, 11)).isEqualTo("tpe");
    }

    private static String note(SearchSpace space, int ended) {
        List<Trial> trials = ended(space, ended, 1);
        OptimizerSession session = new OptimizerSession(new AutoOptimizer(), definition(space, 5000));
        return ((Suggestion.Run) session.ask(ended, over(trials), null)).note();
    }

    private static TrialHistory over(List<Trial> trials) {
        return new TrialHistory() {
            @Override
            public List<Trial> ended() {
                return trials;
            }

            @Override
            public List<Trial> running() {
                return List.of();
            }

            @Override
            public Trial trial(int number) {
                return trials.get(number);
            }
        };
    }
}
