package dev.luthier.rpc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.event.SlotId;
import dev.luthier.rpc.message.Heartbeat;
import dev.luthier.rpc.message.Message;
import dev.luthier.rpc.message.ToServer.Bye;
import dev.luthier.rpc.message.ToServer.Ended;
import dev.luthier.rpc.message.ToServer.Join;
import dev.luthier.rpc.message.ToServer.Log;
import dev.luthier.rpc.message.ToServer.Reports;
import dev.luthier.rpc.message.ToWorker.Confirm;
import dev.luthier.rpc.message.ToWorker.Joined;
import dev.luthier.rpc.message.ToWorker.Leave;
import dev.luthier.rpc.message.ToWorker.Start;
import dev.luthier.rpc.message.ToWorker.Stop;
import dev.luthier.rpc.message.ToWorker.Verdict;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCodecTest {
    private static final Configuration CONFIGURATION =
            Configuration.of("lr", 2.0, "n", 2, "kernel", "r\"b\\f ü😀\u0000", "flag", false);

    static List<Message> messages() {
        return List.of(
                new Join(new SlotId(0, 1), "a", "", 0),
                new Joined(1, 1, 1, Long.MAX_VALUE),
                new Leave(Leave.Cause.SUPERSEDED, "line\nbreak"),
                new Bye(""),
                new Heartbeat(0),
                new Start(1, new Assignment(0, 1, 3, CONFIGURATION, Long.MAX_VALUE, Long.MIN_VALUE)),
                new Start(2, new Assignment(7, 2, 0, Configuration.of(), 0, 0)),
                new Stop(Long.MAX_VALUE, Integer.MAX_VALUE, 9, "why", true),
                new Confirm(3, 0, 1),
                new Reports(1, 0, 1, List.of(), false),
                new Reports(3, 0, 1, List.of(new Report(1, 0.5)), true),
                new Verdict(0, 1, 0),
                new Verdict(Integer.MAX_VALUE, 9, Long.MAX_VALUE),
                new Reports(
                        2,
                        0,
                        1,
                        List.of(
                                new Report(0, Double.NaN),
                                new Report(1, Double.POSITIVE_INFINITY),
                                new Report(2, Double.NEGATIVE_INFINITY),
                                new Report(3, -0.0),
                                new Report(Long.MAX_VALUE, Double.MIN_VALUE, Map.of("loss", Double.NaN))),
                        false),
                new Log(1, 0, 1, List.of("", "two\nlines")),
                new Ended(1, 0, 1, new Outcome.Finished(1e-300, Map.of("loss", Double.NaN))),
                new Ended(2, 0, 1, new Outcome.Stopped("reason")),
                new Ended(3, 0, 1, new Outcome.Failed(new Failure(Failure.Kind.TIME_LIMIT, "m", "trace\n\tat"))));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void messageComesBackAsItWas(Message message) {
        byte[] bytes = Wire.encode(message);

        assertThat(Wire.decode(Wire.friend(bytes.length), bytes)).containsExactly(message);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void messageArrivesByteByByte(Message message) {
        EmbeddedChannel channel = Wire.friend(1 << 20);
        List<Message> decoded = new ArrayList<>();

        for (byte part : Wire.encode(message)) {
            assertThat(decoded).isEmpty();
            decoded.addAll(Wire.decode(channel, new byte[] {part}));
        }

        assertThat(decoded).containsExactly(message);
    }

    @Test
    void manyMessagesArriveInOnePiece() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        messages().forEach(message -> bytes.writeBytes(Wire.encode(message)));

        assertThat(Wire.decode(Wire.friend(1 << 20), bytes.toByteArray())).isEqualTo(messages());
    }

    @Test
    void lengthInTheHeaderIsThatOfThePayload() {
        byte[] bytes = Wire.encode(new Heartbeat(1234567));

        assertThat(Arrays.copyOf(bytes, 8)).isEqualTo(new byte[] {0x4c, 0x54, 1, 0x14, 0, 0, 0, 15});
        assertThat(bytes).hasSize(8 + 15);
    }
}
