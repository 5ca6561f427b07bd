package dev.luthier.rpc.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;

class TlsIdentityTest {

    @Test
    void signsItself() throws Exception {
        X509Certificate certificate = TlsIdentity.selfSigned().certificate();

        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity();
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=luthier");
        assertThat(certificate.getSerialNumber()).isPositive();
    }

    @Test
    void isTrustedByItsFingerprintAndByNoOther() {
        TlsIdentity mine = TlsIdentity.selfSigned();
        TlsIdentity other = TlsIdentity.selfSigned();
        PinnedCertificate pinned = new PinnedCertificate(mine.fingerprint());

        assertThatCode(() -> pinned.checkServerTrusted(new X509Certificate[] {mine.certificate()}, "EC"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> pinned.checkServerTrusted(new X509Certificate[] {other.certificate()}, "EC"))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining(other.fingerprint())
                .hasMessageContaining(mine.fingerprint());
        assertThatThrownBy(() -> pinned.checkServerTrusted(new X509Certificate[0], "EC"))
                .isInstanceOf(CertificateException.class);
    }

    @Test
    void doesNotShowItsKey() {
        TlsIdentity identity = TlsIdentity.selfSigned();

        assertThat(identity).hasToString("TlsIdentity[" + identity.fingerprint() + "]");
    }
}
