package dev.luthier.tracking.csv;

import dev.luthier.sink.Sink;
import dev.luthier.sink.SinkProvider;
import java.nio.file.Path;

/** {@code csv:folder}; the folder is {@code luthier-tables} unless said. */
public final class CsvProvider implements SinkProvider {
    private static final String FOLDER = "luthier-tables";

    @Override
    public String scheme() {
        return "csv";
    }

    @Override
    public Sink sink(String place) {
        return new CsvSink(Path.of(place.isEmpty() ? FOLDER : place));
    }
}
