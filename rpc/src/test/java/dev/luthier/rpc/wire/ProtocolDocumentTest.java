package dev.luthier.rpc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.rpc.auth.Bytes32;
import dev.luthier.rpc.auth.Secret;
import dev.luthier.rpc.auth.Transcript;
import dev.luthier.rpc.message.HandshakeMessage.Auth;
import dev.luthier.rpc.message.HandshakeMessage.Challenge;
import dev.luthier.rpc.message.HandshakeMessage.Hello;
import dev.luthier.rpc.message.HandshakeMessage.Refused;
import dev.luthier.rpc.message.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/protocol.md shows is what is sent. Its proofs were computed by another program. */
class ProtocolDocumentTest {
    private static final int HEADER_TEXT = "4c 54 01 10 00 00 00 42".length();

    static List<String> frames() throws IOException {
        return block("frame");
    }

    @ParameterizedTest
    @MethodSource("frames")
    void frameOfTheDocumentIsWhatIsSent(String example) {
        byte[] bytes = bytesOf(example);

        List<Message> messages = Wire.decode(Wire.friend(1 << 20), bytes);

        assertThat(messages).hasSize(1);
        assertThat(new String(Wire.encode(messages.get(0)), StandardCharsets.ISO_8859_1))
                .isEqualTo(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Test
    void everyTypeOfFrameHasAnExample() throws IOException {
        Stream<String> types = Stream.concat(frames().stream(), block("handshake").stream())
                .map(line -> line.replaceAll(".*4c 54 01 (..) .*", "$1"));

        assertThat(types.distinct()).hasSize(16);
    }

    @Test
    void handshakeOfTheDocumentIsWhatIsSent() throws IOException {
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        Secret secret = Secret.of(key);
        Transcript transcript = new Transcript(Frame.VERSION, Bytes32.digestOf("digits"), filled(0x11), filled(0x22));

        List<String> lines = block("handshake");

        assertThat(Wire.encode(new Hello(transcript.experiment(), transcript.workerNonce())))
                .isEqualTo(hex(lines.get(0)));
        assertThat(Wire.encode(new Challenge(transcript.serverNonce(), transcript.serverProof(secret))))
                .isEqualTo(hex(lines.get(1)));
        assertThat(Wire.encode(new Auth(transcript.workerProof(secret)))).isEqualTo(hex(lines.get(2)));
        assertThat(Wire.encode(new Refused(Refused.Reason.PROOF))).isEqualTo(hex(lines.get(3)));
    }

    private static Bytes32 filled(int value) {
        byte[] bytes = new byte[Bytes32.LENGTH];
        Arrays.fill(bytes, (byte) value);
        return Bytes32.of(bytes);
    }

    private static byte[] hex(String line) {
        return HexFormat.of().parseHex(line.replaceFirst("^[A-Z]+", "").replace(" ", ""));
    }

    private static byte[] bytesOf(String example) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(hex(example.substring(0, HEADER_TEXT)));
        bytes.writeBytes(example.substring(HEADER_TEXT + 1).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static List<String> block(String kind) throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        String text = Files.readString(folder.resolve("docs/protocol.md"));
        return Arrays.stream(text.split("```"))
                .filter(part -> part.startsWith(kind + "\n"))
                .flatMap(part -> part.lines().skip(1))
                .toList();
    }
}
