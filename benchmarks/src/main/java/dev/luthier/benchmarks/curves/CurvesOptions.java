package dev.luthier.benchmarks.curves;

import dev.luthier.benchmarks.curves.problem.CurveProblems;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.problem.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What can be said to {@link Curves} on the command line.
 *
 * @param methods the first is what the others are compared to
 * @param seeds of the runs of each method
 * @param kind what is measured
 * @param markdown file that the tables are written to as well
 * @param svg file that a drawing is written to, where there is one
 */
record CurvesOptions(
        List<String> problems,
        List<Method> methods,
        Protocol protocol,
        Seeds seeds,
        Kind kind,
        Optional<Path> markdown,
        Optional<Path> svg) {
    /** What is measured: methods side by side, curve prediction's probabilities, or times to a target. */
    enum Kind {
        METHODS,
        CALIBRATION,
        TARGET
    }

    private static final String USAGE = """
            Compares methods on learning curves in virtual time.
              --problem NAME,…   curves6, slowstart6 (default: both)
              --methods NAME,…   rows after the first, random search (default: all)
              --slots N          trials at once (default 16)
              --seconds N        virtual time (default 150)
              --trials N         this many trials, however long they take (default: as many as the time allows)
              --resource N       epochs of a full training, 27 or 81 (default 81)
              --seeds N          runs of each method (default 10)
              --first-seed N     of the runs (default 0)
              --target           time to the best of random search by slots, equal and not, instead; 81 epochs
              --svg FILE         also draws the times to the target
              --calibration      curve prediction's probabilities against what came true, instead of runs
              --stragglers       slots are 1 to 10 times slower
              --failing SHARE    of the attempts (default 0)
              --markdown FILE    also writes the tables there
            methods: \s""";
    private static final List<String> FLAGS = List.of("--stragglers", "--calibration", "--target");
    private static final int FOREVER = 100_000_000;
    private static final List<String> WITH_VALUE = List.of(
            "--problem",
            "--methods",
            "--slots",
            "--seconds",
            "--trials",
            "--resource",
            "--seeds",
            "--first-seed",
            "--svg",
            "--failing",
            "--markdown");

    static CurvesOptions ofMain(String... args) {
        if (List.of(args).contains("--help")) {
            System.out.println(USAGE + names());
            System.exit(0);
        }
        try {
            return parse(args);
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            throw e;
        }
    }

    /** @throws InvalidInputException with everything that is wrong */
    static CurvesOptions parse(String... args) {
        Problems problems = new Problems();
        Map<String, String> given = given(args, problems);
        List<String> names = list(given.getOrDefault("--problem", String.join(",", CurveProblems.NAMES)));
        List<String> methods = list(given.getOrDefault("--methods", String.join(",", names())));
        checkKnown(problems, "problem", names, CurveProblems.NAMES);
        checkKnown(problems, "method", methods, names());
        Protocol protocol = new Protocol(
                whole(problems, given, "--slots", 16),
                Duration.ofSeconds(whole(problems, given, "--seconds", given.containsKey("--trials") ? FOREVER : 150)),
                whole(problems, given, "--trials", Protocol.UNLIMITED),
                whole(problems, given, "--resource", 81),
                given.containsKey("--stragglers"),
                number(problems, given, "--failing", Double::valueOf, 0.0),
                Protocol.NEVER);
        problems.check(protocol.resource() == 27 || protocol.resource() == 81, "--resource must be 27 or 81");
        problems.check(protocol.failing() >= 0 && protocol.failing() < 1, "--failing must be from 0 to below 1");
        int seeds = whole(problems, given, "--seeds", 10);
        int first = number(problems, given, "--first-seed", Integer::valueOf, 0);
        problems.check(first >= 0, "--first-seed is %d, must be 0 or more", first);
        problems.throwIfAny("command line");
        return new CurvesOptions(
                names,
                chosen(methods),
                protocol,
                new Seeds(first, seeds),
                kind(given),
                Optional.ofNullable(given.get("--markdown")).map(Path::of),
                Optional.ofNullable(given.get("--svg")).map(Path::of));
    }

    private static Kind kind(Map<String, String> given) {
        return given.containsKey("--target")
                ? Kind.TARGET
                : given.containsKey("--calibration") ? Kind.CALIBRATION : Kind.METHODS;
    }

    private static Map<String, String> given(String[] args, Problems problems) {
        Map<String, String> given = new TreeMap<>();
        for (int i = 0; i < args.length; i++) {
            if (FLAGS.contains(args[i])) {
                given.put(args[i], "");
            } else if (WITH_VALUE.contains(args[i]) && i + 1 < args.length) {
                given.put(args[i], args[++i]);
            } else {
                problems.add("'%s' is no option or lacks its value; see --help", args[i]);
            }
        }
        return given;
    }

    private static int whole(Problems problems, Map<String, String> given, String option, int otherwise) {
        int value = number(problems, given, option, Integer::valueOf, otherwise);
        problems.check(value >= 1, "%s is %d, must be 1 or more", option, value);
        return value;
    }

    private static <T> T number(
            Problems problems, Map<String, String> given, String option, Function<String, T> parse, T otherwise) {
        String text = given.get(option);
        try {
            return text == null ? otherwise : parse.apply(text);
        } catch (NumberFormatException e) {
            problems.add("%s is '%s', must be a number", option, text);
            return otherwise;
        }
    }

    private static void checkKnown(Problems problems, String what, List<String> names, List<String> known) {
        for (String name : names) {
            problems.check(known.contains(name), "there is no %s '%s', there are %s", what, name, known);
        }
    }

    /** Random search, and those. */
    private static List<Method> chosen(List<String> names) {
        String first = Method.ALL.get(0).name();
        return Method.ALL.stream()
                .filter(method -> method.name().equals(first) || names.contains(method.name()))
                .toList();
    }

    private static List<String> names() {
        return Method.ALL.stream().map(Method::name).toList();
    }

    private static List<String> list(String commaSeparated) {
        return Stream.of(commaSeparated.split(",")).map(String::strip).toList();
    }
}
