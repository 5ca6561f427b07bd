/** Experiments as runs of MLflow, on a tracking server or in plain files. */
@NullMarked
package dev.luthier.tracking.mlflow;

import org.jspecify.annotations.NullMarked;
