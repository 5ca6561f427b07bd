package dev.luthier.rpc.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SecretTest {

    /** RFC 4231, test case 1, has a key of 20 bytes; HMAC fills keys up with zeros, so 32 bytes give the same. */
    @Test
    void authenticatesAsTheStandardSays() {
        byte[] key = HexFormat.of().parseHex("0b".repeat(20) + "00".repeat(12));

        Bytes32 code = Secret.of(key).authenticate("Hi There".getBytes(StandardCharsets.US_ASCII));

        assertThat(code).hasToString("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    @Test
    void isNeverPrinted() {
        byte[] key = new byte[32];
        key[0] = 0x5a;

        assertThat(Secret.of(key).toString()).isEqualTo("Secret[not shown]");
    }

    @Test
    void travelsInsideAClosure() throws Exception {
        Secret secret = Secret.random();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(secret);
        }

        Secret read;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            read = (Secret) in.readObject();
        }

        assertThat(read.authenticate(new byte[] {1})).isEqualTo(secret.authenticate(new byte[] {1}));
    }

    @Test
    void differsEachTime() {
        assertThat(Collections.nCopies(3, 0).stream()
                        .map(nothing -> Secret.random().authenticate(new byte[0]))
                        .distinct())
                .hasSize(3);
    }

    @Test
    void refusesKeysOfAnotherLength() {
        assertThatThrownBy(() -> Secret.of(new byte[31])).hasMessage("got 31 bytes, must be 32");
    }
}
