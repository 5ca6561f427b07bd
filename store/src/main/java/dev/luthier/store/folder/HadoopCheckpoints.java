package dev.luthier.store.folder;

import dev.luthier.checkpoint.CheckpointFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Checkpoints on a file system that Hadoop knows; travels with the driver's configuration of it. */
final class HadoopCheckpoints implements CheckpointFiles {
    private static final long serialVersionUID = 1;

    private final URI folder;
    private transient Configuration configuration;

    HadoopCheckpoints(URI folder, Configuration configuration) {
        this.folder = folder;
        this.configuration = configuration;
    }

    @Override
    public List<String> list(String path) throws IOException {
        List<String> names = new ArrayList<>();
        try {
            for (FileStatus status : files().listStatus(at(path))) {
                names.add(status.getPath().getName());
            }
        } catch (FileNotFoundException e) {
            return List.of();
        }
        names.sort(null);
        return names;
    }

    @Override
    public InputStream open(String path) throws IOException {
        return files().open(at(path));
    }

    @Override
    public OutputStream create(String path) throws IOException {
        return files().create(at(path), true);
    }

    @Override
    public void delete(String path) throws IOException {
        files().delete(at(path), true);
    }

    @Override
    public String place() {
        return folder.toString();
    }

    private Path at(String path) {
        return path.isEmpty() ? new Path(folder) : new Path(new Path(folder), path);
    }

    private FileSystem files() throws IOException {
        return FileSystem.get(folder, configuration);
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        configuration.write(out);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        configuration = new Configuration(false);
        configuration.readFields(in);
    }
}
