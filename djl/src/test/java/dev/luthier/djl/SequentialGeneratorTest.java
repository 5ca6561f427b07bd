package dev.luthier.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.luthier.ablation.AblationStudy;
import dev.luthier.ablation.Kept;
import dev.luthier.ablation.effect.Repeats;
import dev.luthier.ablation.report.AblationReport;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizers.Ablators;
import dev.luthier.run.LocalSlots;
import dev.luthier.tables.CsvTables;
import dev.luthier.tables.Table;
import dev.luthier.tables.TableGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A real network of PyTorch on real data, trained without the layers and columns that a study leaves out. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the native library of the tests is Linux's")
@Timeout(300)
class SequentialGeneratorTest {
    private static final SequentialGenerator NETWORK = SequentialGenerator.of(SequentialGeneratorTest::network)
            .named("input", "relu_one", "dense_one", "relu_two", "dropout", "dense_two", "output");

    @BeforeAll
    static void staysOffTheNetwork() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    }

    private static SequentialBlock network() {
        SequentialBlock tail = new SequentialBlock()
                .add(Dropout.builder().optRate(0.1f).build())
                .add(Linear.builder().setUnits(8).build());
        return new SequentialBlock()
                .add(Linear.builder().setUnits(12).build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(10).build())
                .add(Activation.reluBlock())
                .add(tail)
                .add(Linear.builder().setUnits(3).build());
    }

    private static Table iris() throws IOException {
        try (InputStream csv = SequentialGeneratorTest.class.getResourceAsStream("iris.csv")) {
            return CsvTables.read("iris.csv", csv);
        }
    }

    @Test
    void layersHaveDjlsNamesUnlessTheyAreNamed() {
        assertThat(SequentialGenerator.of(SequentialGeneratorTest::network).layers())
                .hasSize(7)
                .contains(
                        "01Linear",
                        "03Linear",
                        "05SequentialBlock/01Dropout",
                        "05SequentialBlock/02Linear",
                        "06Linear");
        assertThat(NETWORK.layers()).startsWith("input").endsWith("output");
        assertThatThrownBy(() ->
                        SequentialGenerator.of(SequentialGeneratorTest::network).named("a", "b"))
                .hasMessageContaining("2 names are given, but the network has 7 layers: [01Linear");
    }

    @Test
    void firstAndLastLayerStay() {
        AblationStudy study = AblationStudy.of("iris", "target");
        study.model().setBaseModelGenerator(NETWORK);
        study.model().layers().include("input", "output", "dense_three");

        assertThatThrownBy(() -> Luthier.ablation("ends", study))
                .hasMessageContaining("'input' cannot be left out, it is the first layer")
                .hasMessageContaining("'output' cannot be left out, it is the last layer")
                .hasMessageContaining("there is no layer 'dense_three' in the model");
    }

    @Test
    void leavesLayersAndColumnsOutOfARealTraining() throws IOException {
        AblationStudy study =
                AblationStudy.of("iris", "target").setDatasetGenerator(new TableGenerator(iris(), "target"));
        study.features().includeGroups("petal");
        study.model().setBaseModelGenerator(NETWORK);
        study.model().layers().include("dense_one").includeGroups("relu");

        ExperimentResult<Kept> result = Luthier.ablation("iris", study)
                .minimize("loss")
                .optimizer(Ablators.loco(Repeats.of(2)))
                .quiet()
                .train((kept, trial) -> {
                    trial.log(kept.variant() + ": " + layers(kept.model(SequentialBlock.class)));
                    return train(kept.model(SequentialBlock.class), kept.dataset(Table.class), kept.seed());
                })
                .runOn(LocalSlots.of(1));

        AblationReport report = result.ablation();
        assertThat(result.counts().finished()).as("%s", result).isEqualTo(8);
        assertThat(result.log(0))
                .containsExactly("complete: [Linear 12, relu, Linear 10, relu, [Dropout, Linear 8], Linear 3]");
        assertThat(result.log(2))
                .containsExactly("without layer:dense_one: [Linear 12, relu, relu, [Dropout, Linear 8], Linear 3]");
        assertThat(result.log(3))
                .containsExactly("without layer:relu*: [Linear 12, Linear 10, [Dropout, Linear 8], Linear 3]");
        assertThat(report.reference().mean()).as("it learns").isLessThan(0.6);
        assertThat(report.effect("feature:petal*").estimate().mean())
                .as("petals tell the kinds of iris apart")
                .isGreaterThan(0.1);
    }

    private static List<String> layers(SequentialBlock network) {
        return network.getChildren().values().stream()
                .map(SequentialGeneratorTest::layer)
                .toList();
    }

    private static String layer(Block block) {
        if (block instanceof SequentialBlock inner) {
            return layers(inner).toString();
        }
        if (block instanceof Linear linear) {
            return "Linear " + units(linear);
        }
        return block instanceof Dropout ? "Dropout" : "relu";
    }

    // Whether initialized or not, a linear block says its units in its output shape only.
    private static long units(Linear linear) {
        return linear.getOutputShapes(new Shape[] {new Shape(1, 4)})[0].get(1);
    }

    /** The loss on every third row, which are not learned from. */
    private static double train(SequentialBlock network, Table table, long seed) {
        List<String> features =
                table.columns().stream().filter(name -> !name.equals("target")).toList();
        DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(Optimizer.adam()
                        .optLearningRateTracker(Tracker.fixed(0.02f))
                        .build());
        try (Model model = Model.newInstance("iris", "PyTorch");
                NDManager data = NDManager.newBaseManager("PyTorch")) {
            data.getEngine().setRandomSeed((int) seed);
            model.setBlock(network);
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(1, features.size()));
                NDList learned = rows(data, table, features, false);
                for (int epoch = 0; epoch < 40; epoch++) {
                    try (GradientCollector gradients = trainer.newGradientCollector()) {
                        gradients.backward(loss(trainer.forward(new NDList(learned.get(0))), learned));
                    }
                    trainer.step();
                }
                NDList other = rows(data, table, features, true);
                return loss(trainer.evaluate(new NDList(other.get(0))), other).getFloat();
            }
        }
    }

    private static NDArray loss(NDList predicted, NDList rows) {
        return Loss.softmaxCrossEntropyLoss().evaluate(new NDList(rows.get(1)), predicted);
    }

    private static NDList rows(NDManager manager, Table table, List<String> features, boolean everyThird) {
        int[] which = IntStream.range(0, table.rows())
                .filter(row -> (row % 3 == 0) == everyThird)
                .toArray();
        Table part = table.rows(which);
        float[] values = new float[part.rows() * features.size()];
        for (int column = 0; column < features.size(); column++) {
            double[] numbers = part.numbers(features.get(column));
            for (int row = 0; row < numbers.length; row++) {
                values[row * features.size() + column] = (float) numbers[row];
            }
        }
        double[] target = part.numbers("target");
        float[] labels = new float[target.length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = (float) target[row];
        }
        return new NDList(
                manager.create(values, new Shape(part.rows(), features.size())),
                manager.create(labels, new Shape(part.rows())));
    }
}
