package dev.luthier.examples;

import dev.luthier.problem.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What can be said to {@link Digits} on the command line.
 *
 * @param master where Spark runs; empty leaves it to spark-submit, or else to {@link #DEFAULT_MASTER}
 * @param data own data instead of the digits
 * @param trials how many configurations to try
 * @param slots how many trials run at once; empty for as many as there are cores
 * @param seed of the split of the data and of the search
 * @param rounds trees of each class in a full training
 * @param result file to write the result to, as JSON
 * @param fork name of an experiment to begin anew; empty for the usual name
 * @param extend whether an earlier run goes on with more trials
 * @param dashboard whether it is shown on a page
 * @param quiet whether only the comparison with the defaults is shown
 */
record DigitsOptions(
        Optional<String> master,
        Optional<Path> data,
        int trials,
        OptionalInt slots,
        long seed,
        int rounds,
        Optional<Path> result,
        Optional<String> fork,
        boolean extend,
        boolean dashboard,
        boolean quiet) {
    static final String DEFAULT_MASTER = "local[2]";

    static final String USAGE = """
        Tunes boosted trees on the handwritten digits.
          --master URL   where Spark runs: local[2] (default), spark://host:7077 …
          --data FILE    own data: a CSV file, maybe .gz, with a header and the class 0, 1, 2 … in the last column
          --trials N     how many configurations to try (default 80)
          --slots N      how many trials run at once (default: one on each core that Spark has)
          --seed N       of the split of the data and of the search (default 1)
          --rounds N     boosting rounds of a full training (default 60)
          --result FILE  writes the result as JSON
          --fork NAME    begins anew under that name; without it, an earlier run is gone on with
          --extend       goes on with an earlier run although it had fewer trials
          --dashboard    shows the search on a page of this machine, and says where
          --quiet        shows the comparison only
        """;

    private static final int WRONG_COMMAND_LINE = 2;

    private static final List<String> WITH_VALUE =
            List.of("--master", "--data", "--trials", "--slots", "--seed", "--rounds", "--result", "--fork");
    private static final List<String> FLAGS = List.of("--extend", "--dashboard", "--quiet", "--help");

    /** For a main method: prints the usage, or what is wrong, and ends the program, if there is nothing to run. */
    static DigitsOptions ofMain(String... args) {
        if (List.of(args).contains("--help")) {
            System.out.print(USAGE);
            System.exit(0);
        }
        try {
            return parse(args);
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_COMMAND_LINE);
            throw e;
        }
    }

    /** @throws InvalidInputException with everything that is wrong */
    static DigitsOptions parse(String... args) {
        CommandLine line = new CommandLine(args, WITH_VALUE, FLAGS);
        DigitsOptions options = new DigitsOptions(
                line.text("--master"),
                line.existingFile("--data"),
                line.positive("--trials").orElse(80),
                line.positive("--slots"),
                line.whole("--seed").orElse(1),
                line.positive("--rounds").orElse(60),
                line.newFile("--result"),
                line.text("--fork"),
                line.has("--extend"),
                line.has("--dashboard"),
                line.has("--quiet"));
        line.check();
        return options;
    }

    /** Own data are another question, so they have another name than the digits. */
    String experiment() {
        return fork.or(() -> data.map(DigitsOptions::stem)).orElse("digits");
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("[.].*", "").replaceAll("[^A-Za-z0-9_-]", "-");
    }

    /** Whether the rows are those of {@link DigitsTraining}. */
    boolean hasUsualSplit() {
        return data.isEmpty() && seed == DigitsTraining.SPLIT_SEED;
    }

    Table table() throws IOException {
        return data.isPresent() ? Table.read(data.get()) : Table.bundled(DigitsTraining.DATA);
    }
}
