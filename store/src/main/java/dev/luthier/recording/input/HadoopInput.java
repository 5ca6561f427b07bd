package dev.luthier.recording.input;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** On a file system that Hadoop knows; a class of its own, so that nobody else needs Hadoop. */
final class HadoopInput implements InputFiles {
    private final FileSystem files;
    private final Path path;
    private final FileStatus status;

    HadoopInput(String place) throws IOException {
        this.files = FileSystem.get(URI.create(place), new Configuration());
        this.path = files.makeQualified(new Path(place));
        this.status = files.getFileStatus(path);
    }

    @Override
    public boolean isSingle() {
        return status.isFile();
    }

    @Override
    public List<InputFile> list() throws IOException {
        if (isSingle()) {
            return List.of(new InputFile(path.getName(), status.getLen()));
        }
        List<InputFile> found = new ArrayList<>();
        RemoteIterator<LocatedFileStatus> all = files.listFiles(path, true);
        while (all.hasNext()) {
            LocatedFileStatus file = all.next();
            String name = path.toUri().relativize(file.getPath().toUri()).getPath();
            if (InputFiles.isData(name)) {
                found.add(new InputFile(name, file.getLen()));
            }
        }
        found.sort(Comparator.comparing(InputFile::path));
        return found;
    }

    @Override
    public InputStream open(InputFile file) throws IOException {
        return files.open(isSingle() ? path : new Path(path, file.path()));
    }
}
