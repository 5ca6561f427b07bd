package dev.luthier.benchmarks.quality;

import dev.luthier.benchmarks.quality.problem.BenchmarkProblem;
import dev.luthier.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param optimizers their names
 * @param problems with the noise asked for
 * @param comparable whether the published figures of other systems are for just these problems
 * @param slots each number of slots is a table of its own
 * @param seeds how many runs of each optimizer on each problem, from seed 0
 * @param evaluations in each run
 * @param durations how long evaluations take
 * @param markdown where to write the tables; empty if they are only printed
 */
record Options(
        List<String> optimizers,
        List<BenchmarkProblem> problems,
        boolean comparable,
        List<Integer> slots,
        int seeds,
        int evaluations,
        Durations durations,
        Optional<Path> markdown) {

    private static final int MOST = 1_000_000;

    /** The names of all options with their values by default. */
    private static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("--optimizers", String.join(",", Contestants.all().keySet()));
        defaults.put("--problems", ProblemSets.SYNTHETIC);
        defaults.put("--slots", "1,4,16");
        defaults.put("--seeds", "10");
        defaults.put("--evaluations", "200");
        defaults.put("--noise", "0");
        defaults.put("--durations", "independent");
        defaults.put("--markdown", "");
        defaults.put("--data", "");
        return defaults;
    }

    /** @throws dev.luthier.problem.InvalidInputException with everything that is wrong */
    static Options parse(String... arguments) {
        Problems wrong = new Problems();
        Map<String, String> given = defaults();
        for (int i = 0; i < arguments.length; i += 2) {
            boolean known = wrong.check(
                    given.containsKey(arguments[i]),
                    "unknown option '%s', there are %s",
                    arguments[i],
                    String.join(", ", given.keySet()));
            if (known && wrong.check(i + 1 < arguments.length, "%s lacks its value", arguments[i])) {
                given.put(arguments[i], arguments[i + 1]);
            }
        }
        Options options = new Reader(given, wrong).read();
        wrong.throwIfAny("command line");
        return options;
    }

    private record Reader(Map<String, String> given, Problems wrong) {
        Options read() {
            double noise = noise();
            return new Options(
                    optimizers(),
                    problems().stream().map(problem -> problem.withNoise(noise)).toList(),
                    noise == 0 && text("--problems").equals(ProblemSets.SYNTHETIC),
                    list("--slots").stream()
                            .map(text -> positive("--slots", text))
                            .toList(),
                    positive("--seeds", text("--seeds")),
                    positive("--evaluations", text("--evaluations")),
                    durations(),
                    text("--markdown").isEmpty() ? Optional.empty() : Optional.of(Path.of(text("--markdown"))));
        }

        private String text(String option) {
            return given.getOrDefault(option, "");
        }

        private List<String> list(String option) {
            return Arrays.stream(text(option).split(",", -1)).map(String::trim).toList();
        }

        private List<String> optimizers() {
            List<String> names = list("--optimizers");
            for (String name : names) {
                wrong.check(
                        Contestants.all().containsKey(name),
                        "there is no optimizer '%s', there are %s",
                        name,
                        String.join(", ", Contestants.all().keySet()));
            }
            return names;
        }

        private List<BenchmarkProblem> problems() {
            ProblemSets sets = sets();
            List<BenchmarkProblem> problems = new ArrayList<>();
            for (String name : list("--problems")) {
                Optional<List<BenchmarkProblem>> named = sets.named(name);
                wrong.check(
                        named.isPresent(),
                        "there is neither a problem nor a set of problems '%s', the sets are %s",
                        name,
                        String.join(", ", sets.names()));
                wrong.check(
                        named.isEmpty() || !named.get().isEmpty(),
                        "the problems '%s' need tables of real models: give their folder as --data, now '%s'",
                        name,
                        text("--data"));
                named.ifPresent(problems::addAll);
            }
            return problems;
        }

        private ProblemSets sets() {
            try {
                return new ProblemSets(text("--data").isEmpty() ? null : Path.of(text("--data")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Durations durations() {
            Optional<Durations> durations = Arrays.stream(Durations.values())
                    .filter(choice -> choice.word().equals(text("--durations")))
                    .findFirst();
            wrong.check(
                    durations.isPresent(),
                    "--durations is '%s', must be independent or dependent",
                    text("--durations"));
            return durations.orElse(Durations.INDEPENDENT);
        }

        private double noise() {
            try {
                double noise = Double.parseDouble(text("--noise"));
                return wrong.check(noise >= 0 && noise < MOST, "--noise is %s, must be 0 or more", noise) ? noise : 0;
            } catch (NumberFormatException e) {
                wrong.add("--noise is '%s', must be a number", text("--noise"));
                return 0;
            }
        }

        private int positive(String option, String text) {
            boolean number = text.matches("[1-9][0-9]{0,5}");
            return wrong.check(number, "%s is '%s', must be a whole number from 1 to 999999", option, text)
                    ? Integer.parseInt(text)
                    : 1;
        }
    }
}
