package dev.luthier.examples;

import dev.luthier.trial.Trial;
import java.io.IOException;

/**
 * The training function of {@link Digits}, run once with a given configuration: no search, no slots, no Spark. This is how
 * a training function is tried out before it is tuned. Takes the options {@code --data}, {@code --rounds} and {@code --seed}
 * of {@link Digits}.
 */
public final class SingleRun {
    private SingleRun() {}

    public static void main(String[] args) throws IOException {
        DigitsOptions options = DigitsOptions.ofMain(args);
        Split split = Split.stratified(options.table(), options.seed());

        Trial trial = run(options, split, new BoostedTrees(0.2, 4, 0.5, 0.7, 0.5, 0.3, 0));

        System.out.println("configuration " + trial.configuration());
        trial.curve().reports().forEach(report -> System.out.println("round " + report.step() + ": " + report.value()));
        System.out.println(trial.outcome());
        if (!trial.isFinished()) {
            System.exit(1);
        }
    }

    static Trial run(DigitsOptions options, Split split, BoostedTrees trees) {
        return Digits.experiment(options, DigitsTraining.on(split.training(), split.validation()))
                .runOnce(trees);
    }
}
