package dev.luthier.rpc.wire;

import dev.luthier.rpc.auth.PinnedCertificate;
import dev.luthier.rpc.auth.TlsIdentity;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import javax.net.ssl.SSLException;

/** TLS by the JDK, so that it works wherever Java does and needs no native library. */
public final class TlsContexts {
    private TlsContexts() {}

    /** For a server that shows this certificate. */
    public static SslContext ofServer(TlsIdentity identity) {
        return build(SslContextBuilder.forServer(identity.key(), identity.certificate()));
    }

    /** For a worker that accepts the certificate with this fingerprint and no other. */
    public static SslContext ofWorker(String fingerprint) {
        return build(SslContextBuilder.forClient().trustManager(new PinnedCertificate(fingerprint)));
    }

    private static SslContext build(SslContextBuilder builder) {
        try {
            return builder.sslProvider(SslProvider.JDK).build();
        } catch (SSLException e) {
            throw new IllegalArgumentException("this key and certificate cannot be used for TLS", e);
        }
    }
}
