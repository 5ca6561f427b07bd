package dev.luthier.tracking.prometheus;

import dev.luthier.sink.Sink;
import dev.luthier.sink.SinkProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** {@code prometheus:9464} listens on the loopback address, {@code prometheus:0.0.0.0:9464} on all; the port is 9464 unless said. */
public final class PrometheusProvider implements SinkProvider {
    private static final int PORT = 9464;
    private static final int HIGHEST_PORT = 65_535;

    @Override
    public String scheme() {
        return "prometheus";
    }

    @Override
    public Sink sink(String place) {
        if (place.isEmpty()) {
            return new PrometheusSink(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT));
        }
        int colon = place.lastIndexOf(':');
        int port = port(place.substring(colon + 1));
        return new PrometheusSink(
                colon < 0
                        ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                        : new InetSocketAddress(place.substring(0, colon), port));
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
            throw new IllegalArgumentException("port is '" + text + "', must be 0 to " + HIGHEST_PORT);
        }
        return Integer.parseInt(text);
    }
}
