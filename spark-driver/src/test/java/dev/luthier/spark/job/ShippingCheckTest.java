package dev.luthier.spark.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.luthier.event.SlotId;
import dev.luthier.slot.TrialProgram;
import dev.luthier.spark.LocalSpark;
import dev.luthier.trial.TrialFunction;
import java.io.Serializable;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShippingCheckTest {
    @RegisterExtension
    static final LocalSpark SPARK = new LocalSpark("local[1]");

    /** Something like a connection, that cannot be sent anywhere. */
    private static final class Connection {}

    private record Trainer(String name, Connection source) implements Serializable {
        double train() {
            return source == null ? 0 : 1;
        }
    }

    @BeforeAll
    static void startSpark() {
        SPARK.session();
    }

    @Test
    void acceptsWhatCanBeSent() {
        Trainer trainer = new Trainer("plain", null);

        assertThatCode(() -> check((configuration, trial) -> trainer.train())).doesNotThrowAnyException();
    }

    @Test
    void namesTheFieldThatHoldsWhatCannotBeSent() {
        Trainer trainer = new Trainer("open", new Connection());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> check((configuration, trial) -> trainer.train()))
                .withMessage("the training function cannot be sent to the executors: class "
                        + "dev.luthier.spark.job.ShippingCheckTest$Connection is not serializable, and field 'source' of "
                        + "dev.luthier.spark.job.ShippingCheckTest$Trainer holds it. Make it Serializable, mark its "
                        + "field transient, or create it inside the training function");
    }

    @Test
    void namesTheClassWhoseLambdaCapturesWhatCannotBeSent() {
        Connection connection = new Connection();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> check((configuration, trial) -> connection.hashCode()))
                .withMessageContaining(
                        "class dev.luthier.spark.job.ShippingCheckTest$Connection is not serializable, and "
                                + "a lambda in dev.luthier.spark.job.ShippingCheckTest captures it");
    }

    private static void check(TrialFunction<dev.luthier.space.Configuration> function) {
        TrialProgram program = new TrialProgram(
                "metric", (configuration, trial) -> Map.of("metric", function.train(configuration, trial)));
        SlotTask.Work work = (slot, host) -> program.metric();
        ShippingCheck.check(new SlotTask(new SlotId(0, 1), work));
    }
}
