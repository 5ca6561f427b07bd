package dev.luthier.tracking.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.sink.Progress;
import dev.luthier.sink.Sink;
import java.io.IOException;
import java.util.ArrayList;

/** Tries until it has succeeded. */
final class Stubborn extends Watched {
    Stubborn(Sink sink) {
        super(sink, new ArrayList<>());
    }

    @Override
    public void update(Progress progress) throws Exception {
        while (true) {
            try {
                super.update(progress);
                return;
            } catch (IOException e) {
                assertThat(e).hasMessageNotContaining("INVALID");
            }
        }
    }
}
