package dev.luthier.tracking.mlflow;

import dev.luthier.sink.Progress;
import dev.luthier.sink.Sink;
import java.time.Duration;
import java.util.List;

/** Keeps what was missing at the end. */
class Watched implements Sink {
    private final Sink sink;
    private final List<Progress> missing;

    Watched(Sink sink, List<Progress> missing) {
        this.sink = sink;
        this.missing = missing;
    }

    @Override
    public String name() {
        return sink.name();
    }

    @Override
    public void update(Progress progress) throws Exception {
        sink.update(progress);
    }

    @Override
    public Duration pause() {
        return sink.pause();
    }

    @Override
    public List<String> close(Progress left) {
        missing.add(left);
        return sink.close(left);
    }
}
