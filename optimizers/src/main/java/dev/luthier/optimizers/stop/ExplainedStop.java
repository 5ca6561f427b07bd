package dev.luthier.optimizers.stop;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A rule whose decision is its reason, so that the two never differ. */
abstract class ExplainedStop extends AbstractEarlyStop {

    /** Why to stop that trial now, in one line for people; null to let it go on. The arguments are those of the check. */
    abstract @Nullable String whyStop(Trial toCheck, List<Trial> finalized, Direction direction);

    @Override
    public final boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
        return whyStop(toCheck, finalized, direction) != null;
    }

    @Override
    public final String reason(Trial toCheck, List<Trial> finalized, Direction direction) {
        String why = whyStop(toCheck, finalized, direction);
        return why == null ? name() : why;
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** @throws IllegalArgumentException naming rule, setting and value unless it is at least that */
    static void checkAtLeast(String rule, String setting, long least, long value) {
        check(value >= least, rule, setting, value, least + " or more");
    }

    static void check(boolean holds, String rule, String setting, Object value, String accepted) {
        if (!holds) {
            throw new IllegalArgumentException(setting + " of the " + rule + " is " + value + ", must be " + accepted);
        }
    }
}
