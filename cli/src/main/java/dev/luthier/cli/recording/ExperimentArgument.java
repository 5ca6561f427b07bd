package dev.luthier.cli.recording;

import dev.luthier.replay.Recording;
import dev.luthier.store.Store;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The experiment that a command is about. */
final class ExperimentArgument {
    @Parameters(
            paramLabel = "EXPERIMENT",
            description =
                    "its name; or the path or URI of its folder, with a '/' in it; or an archive, which ends in .zip")
    private String experiment = "";

    @Option(
            names = {"-d", "--dir"},
            paramLabel = "DIR",
            description = "where experiments are, if only the name is given; luthier-experiments unless said")
    private String folder = defaultFolder();

    /** Where experiments are that do not say where. */
    static String defaultFolder() {
        return System.getProperty("luthier.experiments", "luthier-experiments");
    }

    /**
     * Finds it.
     *
     * @throws IllegalArgumentException if it is not there, naming those that are
     */
    Recording open() {
        if (experiment.contains("/") || experiment.endsWith(".zip")) {
            return Recording.of(experiment);
        }
        Store store = Store.at(folder);
        List<String> known = store.experiments();
        if (!known.contains(experiment)) {
            throw new IllegalArgumentException("there is no experiment '" + experiment + "' in " + folder + ", "
                    + (known.isEmpty() ? "nor any other" : "there are " + known));
        }
        return Recording.in(store, experiment);
    }
}
