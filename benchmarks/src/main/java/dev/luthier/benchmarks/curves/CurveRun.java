package dev.luthier.benchmarks.curves;

import dev.luthier.benchmarks.curves.RunLog.Find;
import dev.luthier.benchmarks.curves.problem.CurveProblem;
import dev.luthier.definition.Limits;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What came out of one method on one problem with one seed.
 *
 * @param started trials
 * @param finished trials that were trained to the end
 * @param stopped trials that ended before, told to or left aside by the optimizer
 * @param loss without noise, of the report with the lowest observed value
 * @param lossAtEnd without noise, of that configuration after a full training
 * @param epochs that were trained, as a share of full trainings of all trials
 * @param utilisation share of the slots' time in which a trial ran on them
 * @param top how many of the eventual best hundredth of the trials have ended
 * @param topStopped how many of these were stopped
 * @param finds what was the best so far, in order of time
 */
record CurveRun(
        int started,
        int finished,
        int stopped,
        double loss,
        double lossAtEnd,
        double epochs,
        double utilisation,
        int top,
        int topStopped,
        List<Find> finds) {
    static CurveRun of(CurveProblem problem, Method method, Protocol protocol, long seed) {
        RunLog log = new RunLog(problem, protocol.enough());
        ExperimentResult<Configuration> result = Luthier.experiment(problem.name(), problem.space())
                .minimize("loss")
                .optimizer(method.optimizer().get())
                .earlyStop(method.earlyStop().get())
                .trials(protocol.trials())
                .maxResource(protocol.resource())
                .timeLimit(protocol.time())
                .limits(Limits.DEFAULT.withFailures(Protocol.UNLIMITED, 1, Protocol.UNLIMITED))
                .seed(seed)
                .listener(log)
                .quiet()
                .train(problem::train)
                .runOn(protocol.slots(problem, seed));
        boolean isEnough = log.hasFoundEnough() && Thread.interrupted();
        if (!isEnough && !result.ending().isRegular()) {
            throw new IllegalStateException(method.name() + " on " + problem.name() + " ended with " + result.ending());
        }
        return of(problem, protocol, result, log);
    }

    private static CurveRun of(
            CurveProblem problem, Protocol protocol, ExperimentResult<Configuration> result, RunLog log) {
        List<Trial> trials = result.trials();
        long full = protocol.resource();
        List<Trial> top = top(problem, full, trials);
        List<Find> finds = log.finds();
        Find best = finds.get(finds.size() - 1);
        long end = result.wallTime().toMillis();
        return new CurveRun(
                trials.size(),
                (int) trials.stream().filter(trial -> isFull(trial, full)).count(),
                (int) trials.stream().filter(trial -> isStopped(trial, full)).count(),
                best.loss(),
                problem.loss(best.configuration(), full),
                trials.stream().mapToDouble(trial -> trial.curve().size()).sum() / ((double) full * trials.size()),
                (double) log.busyMillis(end) / (end * protocol.slots()),
                (int) top.stream()
                        .filter(trial -> isFull(trial, full) || isStopped(trial, full))
                        .count(),
                (int) top.stream().filter(trial -> isStopped(trial, full)).count(),
                finds);
    }

    /** The virtual second from which on the best report was as good as that; empty if it never was. */
    OptionalDouble secondsTo(double target) {
        return finds.stream()
                .filter(find -> find.loss() <= target)
                .mapToDouble(find -> find.atMillis() / 1e3)
                .findFirst();
    }

    /** The best hundredth after a full training, whether they got it or not. */
    private static List<Trial> top(CurveProblem problem, long full, List<Trial> trials) {
        return trials.stream()
                .sorted(Comparator.comparingDouble((Trial trial) -> problem.loss(trial.configuration(), full))
                        .thenComparingInt(Trial::number))
                .limit((trials.size() + 99) / 100)
                .toList();
    }

    private static boolean isFull(Trial trial, long full) {
        return trial.isFinished() && trial.resource() >= full;
    }

    private static boolean isStopped(Trial trial, long full) {
        return trial.state() == TrialState.STOPPED || (trial.isFinished() && trial.resource() < full);
    }
}
