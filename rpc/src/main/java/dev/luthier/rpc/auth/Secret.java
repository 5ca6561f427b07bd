package dev.luthier.rpc.auth;

import java.io.Serializable;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the driver and the workers of one experiment know and nobody else does: 32 random bytes. It travels inside the
 * task's closure and is never printed, logged or put into a configuration value.
 */
public final class Secret implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    private Secret(byte[] key) {
        this.key = key;
    }

    /** A new secret. */
    public static Secret random() {
        return new Secret(Bytes32.random().toArray());
    }

    /** The secret with these bytes, of which there must be 32. */
    public static Secret of(byte[] key) {
        return new Secret(Bytes32.of(key).toArray());
    }

    /** HMAC-SHA-256 of these bytes under this secret. */
    Bytes32 authenticate(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return Bytes32.of(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "Secret[not shown]";
    }
}
