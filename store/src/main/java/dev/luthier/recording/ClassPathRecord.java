package dev.luthier.recording;

import dev.luthier.recording.environment.ClassPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The class path of a run: the content of a file {@code run-00001.classpath.json}. */
public record ClassPathRecord(int luthierRecording, int run, List<ClassPath.Entry> entries) {

    /** The list may be missing where it is read from JSON. */
    public ClassPathRecord(int luthierRecording, int run, @Nullable List<ClassPath.Entry> entries) {
        this.luthierRecording = luthierRecording;
        this.run = run;
        this.entries = entries == null ? List.of() : List.copyOf(entries);
    }

    /** The jars and folders that were changed, are gone or are new since, a line each; wherever they are now. */
    public List<String> differences(List<ClassPath.Entry> now) {
        Map<String, List<String>> before = hashes(entries);
        Map<String, List<String>> after = hashes(now);
        List<String> lines = new ArrayList<>();
        before.forEach((name, hashes) -> {
            if (!after.containsKey(name)) {
                lines.add(name + " is gone");
            } else if (!after.get(name).equals(hashes)) {
                lines.add(name + " has changed");
            }
        });
        after.keySet().stream().filter(name -> !before.containsKey(name)).forEach(name -> lines.add(name + " is new"));
        return lines;
    }

    private static Map<String, List<String>> hashes(List<ClassPath.Entry> entries) {
        Map<String, List<String>> hashes = new TreeMap<>();
        entries.forEach(entry ->
                hashes.computeIfAbsent(entry.name(), name -> new ArrayList<>()).add(entry.sha256()));
        hashes.values().forEach(each -> each.sort(null));
        return hashes;
    }
}
