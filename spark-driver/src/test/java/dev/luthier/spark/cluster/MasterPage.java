package dev.luthier.spark.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;

/** What a standalone master says of its cluster. */
final class MasterPage {
    private final ObjectMapper mapper = new ObjectMapper();
    private final URI address;

    MasterPage(int port) {
        this.address = URI.create("http://127.0.0.1:" + port + "/json/");
    }

    void awaitAnswer(Duration atMost) {
        Await.until("the master answers at " + address, atMost, this::answers);
    }

    void awaitWorkers(int count, Duration atMost) {
        Await.until(
                count + " workers are at " + address,
                atMost,
                () -> read().get("aliveworkers").asInt() == count);
    }

    int freeCores() {
        JsonNode page = read();
        return page.get("cores").asInt() - page.get("coresused").asInt();
    }

    private boolean answers() {
        try {
            return read().has("aliveworkers");
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private JsonNode read() {
        try (InputStream page = address.toURL().openStream()) {
            return mapper.readTree(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
