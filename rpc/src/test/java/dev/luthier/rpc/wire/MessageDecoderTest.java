package dev.luthier.rpc.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.luthier.rpc.message.Heartbeat;
import dev.luthier.rpc.message.ProtocolException;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageDecoderTest {
    private static final int MAX = 1000;
    private static final int[] TYPES = {1, 2, 3, 4, 16, 17, 18, 19, 20, 32, 33, 34, 48, 49, 50};

    private static byte[] frame(int type, int length, byte[] payload) {
        return ByteBuffer.allocate(8 + payload.length)
                .put((byte) 0x4c)
                .put((byte) 0x54)
                .put((byte) 1)
                .put((byte) type)
                .putInt(length)
                .put(payload)
                .array();
    }

    private static byte[] json(int type, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return frame(type, bytes.length, bytes);
    }

    @Test
    void refusesAnotherProtocolAtItsSecondByte() {
        assertThatThrownBy(() -> Wire.decode(Wire.stranger(), "GE".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("0x4745");
    }

    @Test
    void refusesAnotherVersionAtItsThirdByte() {
        assertThatThrownBy(() -> Wire.decode(Wire.stranger(), new byte[] {0x4c, 0x54, 2}))
                .isInstanceOfSatisfying(
                        OtherVersionException.class,
                        e -> assertThat(e.version()).isEqualTo(2));
    }

    @ParameterizedTest
    @CsvSource({"1001", "2147483647", "-1", "-2147483648"})
    void refusesALengthBeforeThePayloadComes(int length) {
        assertThatThrownBy(() -> Wire.decode(Wire.friend(MAX), frame(0x14, length, new byte[0])))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("at most 1000")
                .hasMessageContaining(Integer.toUnsignedString(length));
    }

    @Test
    void parsesNothingOfAStranger() {
        assertThatThrownBy(() -> Wire.decode(Wire.stranger(), Wire.encode(new Heartbeat(1))))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("HEARTBEAT before the end of the handshake");
        assertThatThrownBy(() -> Wire.decode(Wire.stranger(), frame(1, 65, new byte[0])))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("must be 64");
    }

    @Test
    void refusesASecondHandshake() {
        assertThatThrownBy(() -> Wire.decode(Wire.friend(MAX), frame(3, 32, new byte[32])))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("AUTH after the handshake");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            20 | 7                                                                     | expected START_OBJECT
            20 | {"ack":-1}                                                            | 'ack' is -1
            20 | {}                                                                    | 'ack' is -1 or missing
            20 | {"ack":1.5}                                                           | field 'ack'
            20 | {"ack":"1"}                                                           | field 'ack'
            20 | {"ack":99999999999999999999}                                          | HEARTBEAT cannot be read
            20 | {"ack":1}{}                                                           | something after its object
            20 | {"ack":1                                                              | HEARTBEAT cannot be read
            20 | {"ack":1,"x":[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]}                      | HEARTBEAT cannot be read
            16 | {"slot":0,"epoch":1}                                                  | 'session' is missing
            16 | {"slot":-1,"epoch":1,"session":"a"}                                   | 'slot' is -1
            16 | {"slot":0,"epoch":0,"session":"a"}                                    | 'epoch' is 0
            18 | {"cause":"BORED","reason":""}                                         | field 'cause' is none of
            32 | {"seq":1,"trial":0,"attempt":1,"resource":1,"seed":1}                 | 'configuration' is missing
            32 | {"seq":1,"trial":0,"attempt":1,"configuration":{"a":null}}            | parameter 'a'
            34 | {"seq":0,"trial":0,"attempt":1}                                       | 'seq' is 0
            34 | {"seq":1,"attempt":1}                                                 | 'trial' is -1 or missing
            48 | {"seq":1,"trial":0,"attempt":1}                                       | 'reports' is missing
            48 | {"seq":1,"trial":0,"attempt":1,"reports":[[]]}                        | field 'reports'
            48 | {"seq":1,"trial":0,"attempt":1,"reports":[[-1,0.5]]}                  | step is -1
            48 | {"seq":1,"trial":0,"attempt":1,"reports":[[1,"much"]]}                | must be a number
            48 | {"seq":1,"trial":0,"attempt":1,"reports":[[1,0.5,{},1]]}              | a report is
            49 | {"seq":1,"trial":0,"attempt":1,"lines":[1]}                           | field 'lines'
            50 | {"seq":1,"trial":0,"attempt":1}                                       | 'outcome' is missing
            50 | {"seq":1,"trial":0,"attempt":1,"outcome":"odd"}                       | finished, stopped or failed
            50 | {"seq":1,"trial":0,"attempt":1,"outcome":"finished"}                  | 'metric' is missing
            50 | {"seq":1,"trial":0,"attempt":1,"outcome":"finished","metric":"NaN"}   | must be finite
            """)
    void namesWhatIsWrongWithAPayload(int type, String payload, String expected) {
        assertThatThrownBy(() -> Wire.decode(Wire.friend(MAX), json(type, payload)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void skipsFieldsThatItDoesNotKnow() {
        assertThat(Wire.decode(Wire.friend(MAX), json(20, "{\"later\":{\"a\":[1]},\"ack\":3}")))
                .containsExactly(new Heartbeat(3));
    }

    @Test
    void ignoresWhatFollowsAMistake() {
        EmbeddedChannel channel = Wire.friend(MAX);

        assertThatThrownBy(() -> Wire.decode(channel, json(20, "{}"))).isInstanceOf(ProtocolException.class);

        assertThat(Wire.decode(channel, Wire.encode(new Heartbeat(1)))).isEmpty();
    }

    @Test
    void randomBytesAreNothingWorseThanAProtocolError() {
        for (long seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);

            onlyProtocolErrors(seed, Wire.stranger(), noise);
            onlyProtocolErrors(seed, Wire.friend(MAX), noise);
            onlyProtocolErrors(seed, Wire.friend(MAX), frame(any(random), noise.length, noise));
        }
    }

    @Test
    void damagedMessagesAreNothingWorseThanAProtocolError() {
        for (long seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            MessageCodecTest.messages().forEach(message -> stream.writeBytes(Wire.encode(message)));
            byte[] bytes = stream.toByteArray();
            for (int damage = 0; damage <= random.nextInt(4); damage++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }

            onlyProtocolErrors(seed, Wire.friend(MAX), bytes);
        }
    }

    private static int any(Random random) {
        return TYPES[random.nextInt(TYPES.length)];
    }

    private static void onlyProtocolErrors(long seed, EmbeddedChannel channel, byte[] bytes) {
        Throwable thrown = catchThrowable(() -> {
            Wire.decode(channel, bytes);
            channel.finish();
        });
        if (thrown != null) {
            assertThat(thrown).as("seed %d", seed).isInstanceOf(ProtocolException.class);
        }
    }
}
