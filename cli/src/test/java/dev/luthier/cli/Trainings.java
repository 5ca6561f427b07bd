package dev.luthier.cli;

import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.Luthier;
import dev.luthier.matrix.CellRun;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.typed.Choice;
import dev.luthier.space.typed.Uniform;
import dev.luthier.store.Store;
import dev.luthier.trial.TrialContext;
import dev.luthier.trial.TrialFunction;
import java.nio.file.Path;

/** Small experiments to look at, whose training functions are found by their names. */
final class Trainings {
    static final int TRIALS = 12;

    private Trainings() {}

    record Point(
            @Uniform(min = 0, max = 1) double x,
            @Choice({"a", "b"}) String kind) {}

    /** The value grows with each step; what has a small x fails. */
    static double train(Point point, TrialContext trial) {
        if (point.x() < 0.1) {
            throw new IllegalArgumentException("x is too small, or so");
        }
        for (long step = 1; step <= trial.resource(); step++) {
            trial.report(step, point.x() * step);
        }
        return point.x() * trial.resource();
    }

    /** The same as a class. */
    static final class Training implements TrialFunction<Point> {
        private static final long serialVersionUID = 1;

        @Override
        public double train(Point point, TrialContext trial) {
            return Trainings.train(point, trial);
        }
    }

    /** Of a cell of a matrix. */
    static double cell(CellRun run, TrialContext trial) {
        return run.configuration().getDouble("x") + (run.model().equals("good") ? 1 : 0);
    }

    /** Something else. */
    static double other(Point point, TrialContext trial) {
        return 7;
    }

    static ExperimentBuilder<Point> describe(Path folder, String name) {
        return Luthier.experiment(name, Point.class)
                .maximize("score")
                .optimizer(Optimizers.random())
                .trials(TRIALS)
                .maxResource(4)
                .seed(5)
                .journal(Store.at(folder.toString()))
                .quiet();
    }

    static void run(Path folder, String name) {
        describe(folder, name).train(Trainings::train).runOn(LocalSlots.of(2));
    }
}
