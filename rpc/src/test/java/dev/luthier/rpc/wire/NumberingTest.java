package dev.luthier.rpc.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.rpc.message.ProtocolException;
import dev.luthier.rpc.message.ToServer.Ended;
import dev.luthier.rpc.message.ToServer.Fact;
import dev.luthier.rpc.message.ToServer.Log;
import dev.luthier.trial.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberingTest {
    private final Outbox<Fact> outbox = new Outbox<>();
    private final Inbox inbox = new Inbox();

    private Fact say(String line) {
        return outbox.add(seq -> new Log(seq, 0, 1, List.of(line)));
    }

    private Fact end() {
        return outbox.add(seq -> new Ended(seq, 0, 1, new Outcome.Finished(1)));
    }

    @Test
    void keepsWhatIsNotAcknowledgedInOrder() {
        Fact first = say("a");
        Fact second = say("b");
        Fact third = say("c");

        outbox.acknowledged(1);

        assertThat(first.seq()).isEqualTo(1);
        assertThat(outbox.kept()).containsExactly(second, third);
    }

    @Test
    void keepsAnEndThatIsAcknowledgedButNotConfirmed() {
        say("a");
        Fact end = end();
        say("b");

        outbox.acknowledged(3);
        assertThat(outbox.kept()).containsExactly(end);

        outbox.forget(Ended.class::isInstance);
        assertThat(outbox.size()).isZero();
    }

    @Test
    void refusesAnAcknowledgementOfWhatWasNeverSaid() {
        say("a");

        assertThatThrownBy(() -> outbox.acknowledged(2)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void letsEachNumberPassOnce() {
        Fact first = say("a");
        Fact second = say("b");

        assertThat(inbox.accepts(first)).isTrue();
        assertThat(inbox.accepts(first)).isFalse();
        assertThat(inbox.accepts(second)).isTrue();
        assertThat(inbox.accepts(first)).isFalse();
        assertThat(inbox.last()).isEqualTo(2);
    }

    @Test
    void refusesAGap() {
        say("a");
        Fact second = say("b");

        assertThatThrownBy(() -> inbox.accepts(second))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("number 2, expected 1");
    }

    @Test
    void countsWhatIsStillToBeAcknowledged() {
        inbox.accepts(say("a"));
        inbox.accepts(say("b"));

        assertThat(inbox.unacknowledged()).isEqualTo(2);
        assertThat(inbox.acknowledge().ack()).isEqualTo(2);
        assertThat(inbox.unacknowledged()).isZero();
    }
}
