package dev.luthier.tracking.mlflow;

import java.io.IOException;

/** The server understood and said no: saying the same again is of no use. */
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
        super(message);
    }
}
