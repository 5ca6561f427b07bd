package dev.luthier.tracking.tensorboard;

import dev.luthier.sink.Sink;
import dev.luthier.sink.SinkProvider;
import java.nio.file.Path;

/** {@code tensorboard:folder}; the folder is {@code runs} unless said, where TensorBoard is mostly pointed to. */
public final class TensorBoardProvider implements SinkProvider {
    private static final String FOLDER = "runs";

    @Override
    public String scheme() {
        return "tensorboard";
    }

    @Override
    public Sink sink(String place) {
        return new TensorBoardSink(Path.of(place.isEmpty() ? FOLDER : place));
    }
}
