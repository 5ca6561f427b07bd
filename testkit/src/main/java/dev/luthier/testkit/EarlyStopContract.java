package dev.luthier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every early-stopping rule owes the trials that it judges. Subclass it and say how to make the rule, with knobs under
 * which it does stop some trials.
 */
public abstract class EarlyStopContract {
    private static final int ENDED = 60;
    private static final int RUNNING = 40;

    /** The arguments of one question. */
    private record Question(Trial toCheck, List<Trial> finalized, Direction direction) {
        boolean put(AbstractEarlyStop rule) {
            return rule.earlyStopCheck(toCheck, finalized, direction);
        }
    }

    /** A new rule. */
    protected abstract AbstractEarlyStop rule();

    /** How many reports a full training has in the trials that the rule is asked about. */
    protected long maxResource() {
        return 9;
    }

    /** Whether it may stop a trial before any other has ended. */
    protected boolean needsNoHistory() {
        return false;
    }

    /** Whether it never stops any trial. */
    protected boolean neverStops() {
        return false;
    }

    /** Asked again, in any order, before or after other questions, it answers the same. */
    @Test
    public void isAFunctionOfItsArguments() {
        List<Question> questions = questions(Direction.MINIMIZE);
        AbstractEarlyStop rule = rule();
        List<Boolean> forward =
                questions.stream().map(question -> question.put(rule)).toList();

        List<Question> backward = new ArrayList<>(questions);
        Collections.reverse(backward);
        List<Boolean> again = new ArrayList<>(
                backward.stream().map(question -> question.put(rule)).toList());
        Collections.reverse(again);
        List<Boolean> fresh =
                questions.stream().map(question -> question.put(rule())).toList();

        assertThat(again).as("asked in the reverse order").isEqualTo(forward);
        assertThat(fresh).as("asked anew each time").isEqualTo(forward);
    }

    /** To maximize f is to minimize -f. */
    @Test
    public void mirrorsWhenTheDirectionIsFlipped() {
        List<Boolean> minimized = answers(questions(Direction.MINIMIZE));
        List<Boolean> maximized = answers(questions(Direction.MAXIMIZE));

        assertThat(maximized).isEqualTo(minimized);
    }

    @Test
    public void stopsSomeTrialsAndLetsOthersGoOn() {
        List<Boolean> answers = answers(questions(Direction.MINIMIZE));

        assertThat(answers).contains(false);
        assertThat(answers.contains(true)).as("stops at least one of them").isNotEqualTo(neverStops());
    }

    @Test
    public void letsTheFirstTrialGoOn() {
        for (long step = 1; step <= maxResource(); step++) {
            boolean stops = rule().earlyStopCheck(running(0, step, s -> 1.0 / s), List.of(), Direction.MINIMIZE);

            assertThat(stops && !needsNoHistory())
                    .as("stops at step %s without a history", step)
                    .isFalse();
        }
    }

    @Test
    public void letsTheTrialGoOnThatIsBetterThanAllOthersEverWereAndImproves() {
        for (Direction direction : Direction.values()) {
            List<Trial> history = history(direction);
            for (long step = 1; step <= maxResource(); step++) {
                Trial best = running(ENDED, step, s -> direction.loss(-100.0 - s));

                assertThat(rule().earlyStopCheck(best, history, direction))
                        .as("step %s", step)
                        .isFalse();
            }
        }
    }

    /** NaN, empty curves, and histories of failures only: an answer, no exception. */
    @Test
    public void answersWhateverTheCurvesAre() {
        List<List<Trial>> histories = List.of(
                List.of(),
                history(Direction.MINIMIZE),
                Collections.nCopies(20, failed(0)),
                Collections.nCopies(20, ended(0, s -> Double.NaN, new Outcome.Stopped("test"))),
                Collections.nCopies(20, ended(0, s -> Double.NaN, new Outcome.Finished(1))));
        List<Trial> toCheck = List.of(
                trial(99, Curve.empty(), TrialState.RUNNING, null),
                running(99, 1, s -> Double.NaN),
                running(99, maxResource(), s -> Double.NaN),
                running(99, maxResource(), s -> s % 2 == 0 ? Double.NaN : 1),
                running(99, maxResource(), s -> Double.POSITIVE_INFINITY));

        for (List<Trial> history : histories) {
            for (Trial trial : toCheck) {
                for (Direction direction : Direction.values()) {
                    boolean answer = rule().earlyStopCheck(trial, history, direction);
                    assertThat(rule().earlyStopCheck(trial, history, direction)).isEqualTo(answer);
                }
            }
        }
    }

    @Test
    public void saysWhyItStops() {
        AbstractEarlyStop rule = rule();
        for (Question question : questions(Direction.MINIMIZE)) {
            if (question.put(rule)) {
                String reason = rule.reason(question.toCheck(), question.finalized(), question.direction());
                assertThat(reason).isNotBlank().doesNotContain("\n");
            }
        }
    }

    private List<Boolean> answers(List<Question> questions) {
        AbstractEarlyStop rule = rule();
        return questions.stream().map(question -> question.put(rule)).toList();
    }

    /** Trials of all qualities, asked about at each step, with histories of all lengths. */
    private List<Question> questions(Direction direction) {
        List<Trial> history = history(direction);
        List<Question> questions = new ArrayList<>();
        for (int number = ENDED; number < ENDED + RUNNING; number++) {
            int known = (number - ENDED) * ENDED / RUNNING;
            for (long step = 1; step <= maxResource(); step++) {
                Trial trial = running(number, step, curve(number, direction));
                questions.add(new Question(trial, history.subList(0, known), direction));
            }
        }
        return questions;
    }

    private List<Trial> history(Direction direction) {
        List<Trial> history = new ArrayList<>();
        for (int number = 0; number < ENDED; number++) {
            LongToDoubleFunction curve = curve(number, direction);
            history.add(
                    switch (number % 6) {
                        case 4 -> failed(number);
                        case 5 -> ended(number, curve, new Outcome.Stopped("test"));
                        default -> ended(number, curve, new Outcome.Finished(curve.applyAsDouble(maxResource())));
                    });
        }
        return history;
    }

    /** Falls towards a level of its own, with noise, and here and there NaN. */
    private LongToDoubleFunction curve(int number, Direction direction) {
        RandomStream random = RandomStream.of(4711, number);
        double level = random.nextDouble();
        double height = random.nextDouble();
        boolean hasGap = random.nextDouble() < 0.1;
        return step -> {
            double noise = RandomStream.of(4712, number, step).nextDouble() * 0.02;
            double loss = hasGap && step == 3 ? Double.NaN : level + height / step + noise;
            return direction.loss(loss);
        };
    }

    private Trial running(int number, long upTo, LongToDoubleFunction curve) {
        return trial(number, reported(upTo, curve), TrialState.RUNNING, null);
    }

    private Trial ended(int number, LongToDoubleFunction curve, Outcome outcome) {
        long upTo = outcome instanceof Outcome.Stopped ? Math.max(1, maxResource() / 2) : maxResource();
        return trial(number, reported(upTo, curve), outcome.state(), outcome);
    }

    private Trial failed(int number) {
        Outcome outcome = new Outcome.Failed(new Failure(Failure.Kind.EXCEPTION, "test"));
        return trial(number, Curve.empty(), TrialState.FAILED, outcome);
    }

    private Trial trial(int number, Curve curve, TrialState state, @Nullable Outcome outcome) {
        return new Trial(number, 0, Configuration.of("x", number), maxResource(), state, "", List.of(), curve, outcome);
    }

    private static Curve reported(long upTo, LongToDoubleFunction curve) {
        List<Report> reports = new ArrayList<>();
        for (long step = 1; step <= upTo; step++) {
            reports.add(new Report(step, curve.applyAsDouble(step)));
        }
        return Curve.of(reports);
    }
}
