package dev.luthier.tracking.mlflow;

import dev.luthier.sink.Sink;
import dev.luthier.sink.SinkProvider;
import java.net.URI;
import java.nio.file.Path;

/** {@code mlflow:http://host:5000} is a tracking server, {@code mlflow:folder} a folder; {@code mlflow} what the environment says. */
public final class MlflowProvider implements SinkProvider {
    private static final String VARIABLE = "MLFLOW_TRACKING_URI";
    private static final String FOLDER = "mlruns";
    private static final String FILE = "file:";

    @Override
    public String scheme() {
        return "mlflow";
    }

    @Override
    public Sink sink(String place) {
        String usual = System.getenv(VARIABLE);
        String where = !place.isEmpty() ? place : usual == null || usual.isEmpty() ? FOLDER : usual;
        if (where.startsWith("http:") || where.startsWith("https:")) {
            return MlflowSink.server(URI.create(where));
        }
        return MlflowSink.folder(where.startsWith(FILE) ? fromUri(where) : Path.of(where));
    }

    private static Path fromUri(String uri) {
        return uri.startsWith(FILE + "/") ? Path.of(URI.create(uri)) : Path.of(uri.substring(FILE.length()));
    }
}
