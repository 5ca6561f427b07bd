package dev.luthier.checkpoint;

import dev.luthier.trial.Checkpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A checkpoint where it is kept. */
record StoredCheckpoint(CheckpointFiles files, int trial, CheckpointIndex index) implements Checkpoint {

    @Override
    public long step() {
        return index.step();
    }

    @Override
    public long size() {
        return index.sizes().values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public byte[] bytes() {
        if (!index.sizes().containsKey(CheckpointIndex.BYTES)) {
            throw new IllegalStateException("the checkpoint of trial " + trial + " at step " + step()
                    + " is a directory: say copyTo(directory)");
        }
        try (InputStream in = files.open(index.path(trial, CheckpointIndex.BYTES))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void copyTo(Path directory) {
        for (String name : index.sizes().keySet()) {
            Path target = directory.resolve(name);
            try (InputStream in = files.open(index.path(trial, name))) {
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }

    private UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException(
                "cannot read the checkpoint of trial " + trial + " at step " + step() + " in " + files.place(), e);
    }
}
