package dev.luthier.tracking.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.tracking.Sampler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class TensorBoardSinkTest {

    @TempDir
    private Path folder;

    @Test
    void scalarsAndConfigurationCanBeReadBack() throws IOException {
        ExperimentResult<Configuration> result = Luthier.experiment(
                        "board",
                        SearchSpace.builder()
                                .uniform("x", 0, 1)
                                .choice("kernel", "rbf", "poly")
                                .build())
                .minimize("loss")
                .optimizer(new Sampler())
                .trials(3)
                .quiet()
                .sink("tensorboard:" + folder)
                .train((configuration, trial) -> {
                    trial.report(1, 0.25);
                    trial.report(300, 0.125);
                    return 2.5;
                })
                .runOn(LocalSlots.of(1));

        List<Map<Integer, Object>> events = events(folder.resolve("board/trial-00001"));

        assertThat(events.get(0)).containsEntry(3, "brain.Event:2");
        assertThat(events.get(1).toString()).contains("_hparams_/session_start_info", "kernel");
        double x = result.trials().get(1).configuration().getDouble("x");
        assertThat(session(events.get(1))).contains(bytes(x));
        assertThat(events.subList(2, 5)).extracting(event -> event.get(2)).containsExactly(1L, 300L, 300L);
        assertThat(events.subList(2, 5))
                .extracting(event -> scalar(event))
                .containsExactly("loss=0.25", "loss=0.125", "loss=2.5");
        assertThat(events.get(5).toString()).contains("_hparams_/session_end_info");
        assertThat(events).hasSize(6);
    }

    /** The test vector of RFC 3720, B.4: 32 bytes of zeros have the CRC-32C 8a9136aa. */
    @Test
    void checkSumOfThisTestIsTheRightOne() {
        assertThat(crc(new byte[32])).isEqualTo(0x8a9136aa);
    }

    private static String scalar(Map<Integer, Object> event) {
        Map<Integer, Object> value = message(message(event.get(5)).get(1));
        return value.get(1) + "=" + Float.intBitsToFloat((Integer) value.get(2));
    }

    private static byte[] session(Map<Integer, Object> event) {
        return ((String) message(event.get(5)).get(1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(double value) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array();
    }

    /** Reads the records of the one file in a folder, and checks their sums. */
    private static List<Map<Integer, Object>> events(Path folder) throws IOException {
        byte[] file;
        try (Stream<Path> files = Files.list(folder)) {
            file = Files.readAllBytes(files.toList().get(0));
        }
        List<Map<Integer, Object>> events = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertThat(in.getInt()).isEqualTo(masked(length));
            byte[] data = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            in.get(data);
            assertThat(in.getInt()).isEqualTo(masked(data));
            events.add(message(new String(data, StandardCharsets.ISO_8859_1)));
        }
        return events;
    }

    /** The fields of a message by number, of repeated ones the last; what has a length comes as a text of its bytes. */
    private static Map<Integer, Object> message(Object bytes) {
        ByteBuffer in = ByteBuffer.wrap(((String) bytes).getBytes(StandardCharsets.ISO_8859_1))
                .order(ByteOrder.LITTLE_ENDIAN);
        Map<Integer, Object> fields = new TreeMap<>();
        while (in.hasRemaining()) {
            long key = varint(in);
            Object value = switch ((int) (key & 7)) {
                case 0 -> varint(in);
                case 1 -> in.getDouble();
                case 5 -> in.getInt();
                default -> {
                    byte[] part = new byte[(int) varint(in)];
                    in.get(part);
                    yield new String(part, StandardCharsets.ISO_8859_1);
                }
            };
            fields.put((int) (key >> 3), value);
        }
        return fields;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    private static int masked(byte[] data) {
        int crc = crc(data);
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }

    /** CRC-32C bit by bit, from its definition: reflected polynomial 82f63b78. */
    private static int crc(byte[] data) {
        int crc = -1;
        for (byte each : data) {
            crc ^= each & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0x82f63b78;
            }
        }
        return ~crc;
    }
}
