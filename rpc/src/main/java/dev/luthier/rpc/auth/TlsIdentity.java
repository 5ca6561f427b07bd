package dev.luthier.rpc.auth;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;

/**
 * The certificate that the server shows over TLS, with its key. Workers do not ask who signed it: they are told its
 * fingerprint and accept no other.
 */
public final class TlsIdentity {
    private final PrivateKey key;
    private final X509Certificate certificate;

    private TlsIdentity(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** A new key and a certificate signed by itself, made in memory. */
    public static TlsIdentity selfSigned() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new TlsIdentity(pair.getPrivate(), SelfSignedCertificate.of(pair));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a TLS certificate with this JVM's providers", e);
        }
    }

    /** A key and certificate made elsewhere. */
    public static TlsIdentity of(PrivateKey key, X509Certificate certificate) {
        return new TlsIdentity(key, certificate);
    }

    public PrivateKey key() {
        return key;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** SHA-256 of the certificate in hexadecimal digits: what workers are to be told. */
    public String fingerprint() {
        return fingerprint(certificate);
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            return Bytes32.digestOf(certificate.getEncoded()).toString();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("the certificate has no encoding", e);
        }
    }

    @Override
    public String toString() {
        return "TlsIdentity[" + fingerprint() + "]";
    }
}
