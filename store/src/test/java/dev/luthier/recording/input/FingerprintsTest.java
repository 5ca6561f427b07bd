package dev.luthier.recording.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.problem.InvalidInputException;
import dev.luthier.recording.input.InputFingerprint.Column;
import dev.luthier.recording.input.InputFingerprint.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs are told apart by what is in them. */
class FingerprintsTest {
    /** By sha256sum, of "abc" and of nothing: FIPS 180-2, appendix B. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    Path folder;

    @Test
    void fileHasSizeAndHash() throws IOException {
        Path file = Files.writeString(folder.resolve("some.txt"), "abc");

        assertThat(of(file)).isEqualTo(new InputFingerprint("it", file.toString(), 3, ABC, List.of(), List.of()));
    }

    @Test
    void folderHasItsFilesWithoutThoseThatAreNoData() throws IOException {
        write("b/year=2020/part-0", "abc");
        write("b/year=2021/part-0", "");
        write("b/_SUCCESS", "");
        write("b/year=2021/.part-0.crc", "x");

        InputFingerprint fingerprint = of(folder.resolve("b"));

        assertThat(fingerprint.parts())
                .containsExactly(new Part("year=2020/part-0", 3, ABC), new Part("year=2021/part-0", 0, NOTHING));
        assertThat(fingerprint.size()).isEqualTo(3);
    }

    @Test
    void folderThatIsElsewhereIsTheSame() throws IOException {
        write("one/x.csv", "a,b\n1,2\n");
        write("two/x.csv", "a,b\n1,2\n");

        assertThat(of(folder.resolve("one")).differences(of(folder.resolve("two"))))
                .isEmpty();
        assertThat(of(folder.resolve("one")).columns())
                .containsExactly(new Column("a", "whole"), new Column("b", "whole"));
    }

    @Test
    void changesAreNamed() throws IOException {
        write("in/a.csv", "x\n1\n");
        write("in/b.csv", "x\n2\n");
        InputFingerprint before = of(folder.resolve("in"));
        write("in/a.csv", "x\n1.5\n");
        Files.delete(folder.resolve("in/b.csv"));
        write("in/c.csv", "x\n3\n");

        List<String> differences = before.differences(of(folder.resolve("in")));

        assertThat(differences).hasSize(5).element(0).asString().contains("(8 bytes)", "(10 bytes)");
        assertThat(differences)
                .contains("columns were [x whole], are [x number]", "changed: a.csv", "gone: b.csv", "new: c.csv");
    }

    @Test
    void uriOfFileIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("some.txt"), "abc");

        assertThat(Fingerprints.of(Map.of("it", file.toUri().toString())).get(0).sha256())
                .isEqualTo(ABC);
    }

    @Test
    void hadoopReadsTheSame() throws IOException {
        write("in/p=1/a.csv", "x\n1\n");
        write("in/p=1/.a.csv.crc", "wrong");

        InputFingerprint local = of(folder.resolve("in"));
        try (InputFiles files = new HadoopInput(folder.resolve("in").toUri().toString())) {
            assertThat(files.list()).extracting(InputFiles.InputFile::path).containsExactly("p=1/a.csv");
        }

        assertThat(local.parts()).hasSize(1);
    }

    @Test
    void everyInputThatCannotBeReadIsNamed() {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("one", folder.resolve("none.csv").toString());
        inputs.put("two", "nosuch://host/x");

        assertThatThrownBy(() -> Fingerprints.of(inputs))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("input 'one'", "there is no file or folder", "input 'two'", "nosuch");
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static InputFingerprint of(Path path) {
        return Fingerprints.of(Map.of("it", path.toString())).get(0);
    }
}
