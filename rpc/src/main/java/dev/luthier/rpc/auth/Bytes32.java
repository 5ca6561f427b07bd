package dev.luthier.rpc.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Thirty-two bytes: a nonce, a digest or a proof. Immutable. */
public final class Bytes32 {
    /** How many bytes these are. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private Bytes32(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of these bytes, of which there must be 32. */
    public static Bytes32 of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("got " + bytes.length + " bytes, must be " + LENGTH);
        }
        return new Bytes32(bytes.clone());
    }

    /** Bytes that nobody can guess. */
    public static Bytes32 random() {
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        return new Bytes32(bytes);
    }

    /** The SHA-256 digest of a text in UTF-8. */
    public static Bytes32 digestOf(String text) {
        return digestOf(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The SHA-256 digest of these bytes. */
    public static Bytes32 digestOf(byte[] content) {
        try {
            return new Bytes32(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    /** Compares in a time that does not depend on where the two differ. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes32 that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** In hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
