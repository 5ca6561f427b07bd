package dev.luthier.examples.ablation;

import dev.luthier.ablation.effect.Repeats;
import dev.luthier.examples.CommandLine;
import dev.luthier.problem.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What can be said to {@link Wine} on the command line.
 *
 * @param master where Spark runs; empty leaves it to spark-submit, or else to local[2]
 * @param slots how many trials run at once; empty for as many as there are cores
 * @param repeats how often every variant is trained, and at most where that leaves it undecided
 * @param trials most trainings; empty for what the ablator thinks usual
 * @param epochs of a training
 * @param seed of everything
 * @param result file to write the result to, as JSON
 * @param chart file to write the chart to, as SVG
 * @param experiment its name
 */
record WineOptions(
        Optional<String> master,
        OptionalInt slots,
        Repeats repeats,
        OptionalInt trials,
        int epochs,
        long seed,
        Optional<Path> result,
        Optional<Path> chart,
        String experiment) {
    static final String USAGE = """
            Leaves out features, layers and switches of a small network on the wine data, one after the other.
              --master URL       where Spark runs: local[2] (default), spark://host:7077 …
              --slots N          how many trials run at once (default: one on each core that Spark has)
              --repeats N        trainings of every variant, each with another seed (default 5)
              --most-repeats N   the same of what is undecided (default 20)
              --trials N         most trainings in all (default: twice those of --repeats)
              --epochs N         of a training (default 12)
              --seed N           of everything (default 1)
              --result FILE      writes the result as JSON
              --chart FILE       writes the chart as SVG
              --fork NAME        begins anew under that name; without it, an earlier run is gone on with
            """;

    private static final int WRONG_COMMAND_LINE = 2;
    private static final List<String> WITH_VALUE = List.of(
            "--master",
            "--slots",
            "--repeats",
            "--most-repeats",
            "--trials",
            "--epochs",
            "--seed",
            "--result",
            "--chart",
            "--fork");

    /** For a main method: prints the usage, or what is wrong, and ends the program, if there is nothing to run. */
    static WineOptions ofMain(String... args) {
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
    static WineOptions parse(String... args) {
        CommandLine line = new CommandLine(args, WITH_VALUE, List.of("--help"));
        int least = line.positive("--repeats").orElse(Repeats.DEFAULT.least());
        int most = line.positive("--most-repeats").orElse(Math.max(least, Repeats.DEFAULT.most()));
        WineOptions options = new WineOptions(
                line.text("--master"),
                line.positive("--slots"),
                Repeats.of(least).upTo(Math.max(least, most)),
                line.positive("--trials"),
                line.positive("--epochs").orElse(12),
                line.whole("--seed").orElse(1),
                line.newFile("--result"),
                line.newFile("--chart"),
                line.text("--fork").orElse("wine-ablation"));
        line.check();
        return options;
    }
}
