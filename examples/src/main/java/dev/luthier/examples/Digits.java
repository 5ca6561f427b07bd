package dev.luthier.examples;

import dev.luthier.experiment.Experiment;
import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.json.ResultJson;
import dev.luthier.optimizers.EarlyStops;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.run.Slots;
import dev.luthier.spark.SparkSlots;
import dev.luthier.trial.MetricsFunction;
import dev.luthier.trial.Trial;
import java.io.IOException;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * Tunes boosted trees (XGBoost) on the handwritten digits, on Spark.
 *
 * <p>The metric is the log-loss on validation rows, and it is minimised. Accuracy would be easier to read, but on these
 * data XGBoost's defaults reach about 96 %, and the next percent is four of 360 validation rows: too coarse to steer a
 * search, while the log-loss also tells how sure the model is. Accuracy is shown beside it.
 *
 * <p>At the end the best configuration and XGBoost's defaults are compared, on the validation rows and on test rows that
 * played no part before. What happens is written down in {@code ./luthier-experiments}: run again, an experiment goes on where
 * it stood, and one that had ended gives its result. The exit status is 0 if the experiment ended regularly, 1 if it did not, 2 for a wrong command
 * line.
 */
public final class Digits {
    private Digits() {}

    /** See {@link DigitsOptions#USAGE} or say {@code --help}. */
    public static void main(String[] args) throws IOException {
        try {
            if (!run(DigitsOptions.ofMain(args))) {
                System.exit(1);
            }
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            System.err.println("On this command line: --fork NAME and --extend.");
            System.exit(2);
        }
    }

    private static boolean run(DigitsOptions options) throws IOException {
        Split split = Split.stratified(options.table(), options.seed());
        SparkSession spark = SparkSession.builder().config(sparkConf(options)).getOrCreate();
        try {
            ExperimentResult<BoostedTrees> result = tune(options, split, slots(options, spark));
            if (options.result().isPresent()) {
                ResultJson.write(result, options.result().get());
            }
            return result.ending().isRegular();
        } finally {
            spark.stop();
        }
    }

    private static SparkConf sparkConf(DigitsOptions options) {
        SparkConf conf = new SparkConf().setIfMissing("spark.app.name", "digits");
        options.master().ifPresent(conf::setMaster);
        conf.setIfMissing("spark.master", DigitsOptions.DEFAULT_MASTER);
        if (conf.get("spark.master").startsWith("local")) {
            // Everything is in this JVM: there is no need to be reached by a host name, which may not resolve.
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
            conf.setIfMissing("spark.ui.enabled", "false");
        }
        return conf;
    }

    private static Slots slots(DigitsOptions options, SparkSession spark) {
        SparkSlots slots = SparkSlots.of(spark);
        return options.slots().isPresent() ? slots.slots(options.slots().getAsInt()) : slots;
    }

    /** Searches, then compares with the defaults. */
    static ExperimentResult<BoostedTrees> tune(DigitsOptions options, Split split, Slots slots) {
        Experiment<BoostedTrees> search = experiment(options, training(options, split));
        ExperimentResult<BoostedTrees> result = search.runOn(slots);
        result.bestTrial()
                .map(best -> compare(options, split, best, result.bestConfiguration()))
                .ifPresent(comparison -> System.out.println(comparison.text()));
        return result;
    }

    // What its name does not say, as data of the user's own, has to travel along; then no name is enough to find it
    // again.
    private static MetricsFunction<BoostedTrees> training(DigitsOptions options, Split split) {
        return options.hasUsualSplit() ? new DigitsTraining() : DigitsTraining.on(split.training(), split.validation());
    }

    private static Comparison compare(DigitsOptions options, Split split, Trial best, BoostedTrees tuned) {
        Experiment<BoostedTrees> validation =
                experiment(options, DigitsTraining.on(split.training(), split.validation()));
        Experiment<BoostedTrees> test = experiment(options, DigitsTraining.on(split.training(), split.test()));
        return new Comparison(
                validation.runOnce(BoostedTrees.DEFAULTS),
                best,
                test.runOnce(BoostedTrees.DEFAULTS),
                test.runOnce(tuned));
    }

    /** The experiment, with a function that learns from some rows, and measures on others. */
    static Experiment<BoostedTrees> experiment(DigitsOptions options, MetricsFunction<BoostedTrees> training) {
        ExperimentBuilder<BoostedTrees> builder = Luthier.experiment(options.experiment(), BoostedTrees.class)
                .minimize("logloss")
                .optimizer(Optimizers.random())
                .earlyStop(EarlyStops.median())
                .trials(options.trials())
                .maxResource(options.rounds())
                .seed(options.seed());
        if (options.quiet()) {
            builder.quiet();
        }
        if (options.dashboard()) {
            builder.dashboard();
        }
        if (options.extend()) {
            builder.extend();
        }
        return builder.trainMetrics(training);
    }
}
