package dev.luthier.dashboard.view;

import dev.luthier.event.SlotId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@link dev.luthier.journal.DecisionText} wrote. */
final class Decisions {
    private static final Pattern NEXT = Pattern.compile(
            "; (?=(?:suggest \\d|start \\d|(?:stop|withdraw) \\d+\\.\\d+:|confirm \\d|release \\d|wake at \\d|finish [A-Z_]+))");
    private static final Pattern START =
            Pattern.compile("start (\\d+)\\.(\\d+) on (\\d+)\\.(\\d+) to (-?\\d+)(?: from \\d+)?");
    private static final Pattern STOP = Pattern.compile("stop (\\d+)\\.(\\d+): (.*)", Pattern.DOTALL);
    private static final Pattern WITHDRAW = Pattern.compile("withdraw (\\d+)\\.(\\d+): (.*)", Pattern.DOTALL);
    private static final Pattern RELEASE = Pattern.compile("release (\\d+)\\.(\\d+)");
    private static final Pattern FINISH = Pattern.compile("finish ([A-Z_]+)(?:: (.*))?", Pattern.DOTALL);

    /** What there is to be told of decisions; the others do not show. */
    interface Reader {
        void start(int trial, int attempt, SlotId slot);

        void stop(int trial, int attempt, String reason);

        void withdraw(int trial, int attempt, String reason);

        void release(SlotId slot);

        void finish(String kind, String detail);
    }

    private Decisions() {}

    static void read(String text, Reader reader) {
        if (!text.contains("st")
                && !text.contains("withdraw")
                && !text.contains("release")
                && !text.contains("finish")) {
            return;
        }
        for (String decision : split(text)) {
            switch (decision.substring(0, decision.indexOf(' ') + 1)) {
                case "start " -> readStart(START.matcher(decision), reader);
                case "stop " -> readStop(STOP.matcher(decision), reader);
                case "withdraw " -> readWithdraw(WITHDRAW.matcher(decision), reader);
                case "release " -> readRelease(RELEASE.matcher(decision), reader);
                case "finish " -> readFinish(FINISH.matcher(decision), reader);
                default -> {
                    // It does not show.
                }
            }
        }
    }

    private static void readStart(Matcher start, Reader reader) {
        if (start.matches()) {
            reader.start(number(start, 1), number(start, 2), slot(start, 3));
        }
    }

    private static void readStop(Matcher stop, Reader reader) {
        if (stop.matches()) {
            reader.stop(number(stop, 1), number(stop, 2), stop.group(3));
        }
    }

    private static void readWithdraw(Matcher withdraw, Reader reader) {
        if (withdraw.matches()) {
            reader.withdraw(number(withdraw, 1), number(withdraw, 2), withdraw.group(3));
        }
    }

    private static void readRelease(Matcher release, Reader reader) {
        if (release.matches()) {
            reader.release(slot(release, 1));
        }
    }

    private static void readFinish(Matcher finish, Reader reader) {
        if (finish.matches()) {
            reader.finish(finish.group(1), finish.group(2) == null ? "" : finish.group(2));
        }
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        Matcher next = NEXT.matcher(text);
        int from = 0;
        while (next.find()) {
            parts.add(text.substring(from, next.start()));
            from = next.end();
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static SlotId slot(Matcher matcher, int group) {
        return new SlotId(number(matcher, group), number(matcher, group + 1));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
