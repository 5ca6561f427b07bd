package dev.luthier.rpc.auth;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What both sides have seen of one handshake. Who can authenticate it knows the secret, now and for this connection.
 *
 * @param version of the protocol
 * @param experiment SHA-256 digest of the experiment's name
 * @param workerNonce random bytes of the worker
 * @param serverNonce random bytes of the server
 */
public record Transcript(int version, Bytes32 experiment, Bytes32 workerNonce, Bytes32 serverNonce) {

    /** The proof by which the server shows that it knows the secret. */
    public Bytes32 serverProof(Secret secret) {
        return secret.authenticate(bytes("luthier server"));
    }

    /** The proof by which a worker shows that it knows the secret; another one, so that none can be sent back as an echo. */
    public Bytes32 workerProof(Secret secret) {
        return secret.authenticate(bytes("luthier worker"));
    }

    private byte[] bytes(String speaker) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(speaker.getBytes(StandardCharsets.US_ASCII));
        content.write(version);
        content.writeBytes(experiment.toArray());
        content.writeBytes(workerNonce.toArray());
        content.writeBytes(serverNonce.toArray());
        return content.toByteArray();
    }
}
