package dev.luthier.examples.ablation;

import dev.luthier.ablation.AblationStudy;
import dev.luthier.ablation.Kept;
import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.json.ResultJson;
import dev.luthier.optimizers.Ablators;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.run.Slots;
import dev.luthier.spark.SparkSlots;
import dev.luthier.tables.CsvTables;
import dev.luthier.tables.Table;
import dev.luthier.tables.TableGenerator;
import dev.luthier.trial.TrialContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * Which of 13 measurements of a wine, which layers of a small network, and which tricks of its training tell three cultivars
 * apart? Leaves them out one after the other, on Spark. The metric is the log-loss on rows that were not learned from.
 */
public final class Wine {
    private static final String LABEL = "target";
    private static final String LOCAL = "local[2]";

    private Wine() {}

    /** See {@link WineOptions#USAGE} or say {@code --help}. */
    public static void main(String[] args) throws IOException {
        try {
            if (!run(WineOptions.ofMain(args))) {
                System.exit(1);
            }
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static boolean run(WineOptions options) throws IOException {
        SparkSession spark = SparkSession.builder().config(sparkConf(options)).getOrCreate();
        try {
            SparkSlots slots = SparkSlots.of(spark);
            ExperimentResult<Kept> result = run(
                    options,
                    options.slots().isPresent() ? slots.slots(options.slots().getAsInt()) : slots);
            return result.ending().isRegular();
        } finally {
            spark.stop();
        }
    }

    private static SparkConf sparkConf(WineOptions options) {
        SparkConf conf = new SparkConf().setIfMissing("spark.app.name", "wine-ablation");
        options.master().ifPresent(conf::setMaster);
        conf.setIfMissing("spark.master", LOCAL);
        if (conf.get("spark.master").startsWith("local")) {
            // Everything is in this JVM: there is no need to be reached by a host name, which may not resolve.
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
            conf.setIfMissing("spark.ui.enabled", "false");
        }
        return conf;
    }

    /** The experiment from the study to the files. */
    static ExperimentResult<Kept> run(WineOptions options, Slots slots) throws IOException {
        ExperimentBuilder<Kept> experiment = Luthier.ablation(options.experiment(), study())
                .minimize("logloss")
                .optimizer(Ablators.loco(options.repeats()))
                .maxResource(options.epochs())
                .seed(options.seed());
        options.trials().ifPresent(experiment::trials);
        ExperimentResult<Kept> result = experiment.train(Wine::train).runOn(slots);
        if (options.result().isPresent()) {
            ResultJson.write(result, options.result().get());
        }
        if (options.chart().isPresent()) {
            Files.writeString(options.chart().get(), result.ablation().toSvg());
        }
        return result;
    }

    static AblationStudy study() throws IOException {
        AblationStudy study = AblationStudy.of("wine", LABEL).setDatasetGenerator(new TableGenerator(wine(), LABEL));
        study.features()
                .includeAll()
                .includeGroups(Set.of("total_phenols", "flavanoids", "nonflavanoid_phenols", "proanthocyanins"))
                .includeGroups(Set.of("color_intensity", "hue"))
                .includeGroups(Set.of("alcohol", "proline"));
        study.model().setBaseModelGenerator(new NetworkGenerator());
        study.model().layers().includeAll().includeGroups("hidden");
        study.components().include("standardisation", "dropout", "weight_decay");
        return study;
    }

    private static Table wine() throws IOException {
        String file = "/dev/luthier/examples/wine.csv";
        try (InputStream csv = Wine.class.getResourceAsStream(file)) {
            if (csv == null) {
                throw new FileNotFoundException("the jar of the examples has no " + file);
            }
            return CsvTables.read(file, csv);
        }
    }

    /** The training function: the data without a column, the network without a layer, the training without a switch. */
    private static double train(Kept kept, TrialContext trial) throws Exception {
        Rows.Split rows = Rows.split(kept.dataset(Table.class), LABEL, kept.seed(), kept.component("standardisation"));
        Network network = kept.model(Network.class);
        for (long epoch = 1; epoch <= trial.resource(); epoch++) {
            network.epoch(rows.learned());
            trial.report(epoch, network.logLoss(rows.measured()));
        }
        return network.logLoss(rows.measured());
    }
}
