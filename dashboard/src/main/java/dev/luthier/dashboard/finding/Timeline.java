package dev.luthier.dashboard.finding;

import dev.luthier.dashboard.view.AttemptView;
import dev.luthier.dashboard.view.ExperimentView;
import dev.luthier.dashboard.view.SlotView;
import java.util.ArrayList;
import java.util.List;

/**
 * What ran where and when, and how well the slots were used.
 *
 * @param rows a slot each, by number
 */
public record Timeline(List<Row> rows) {

    /** From which time to which, and how fine: what is narrower than a pixel is drawn together with its neighbours. */
    public record Window(long fromMillis, long toMillis, int pixels) {
        double millisPerPixel() {
            return Math.max(1, toMillis - fromMillis) / (double) Math.max(1, pixels);
        }
    }

    /**
     * A slot.
     *
     * @param host where it was the last time
     * @param stays when it was there, as pairs of times
     * @param thereMillis how long it was there
     * @param busyMillis how long something ran on it
     */
    public record Row(int slot, String host, List<long[]> stays, List<Bar> bars, long thereMillis, long busyMillis) {}

    /**
     * Attempts of trials.
     *
     * @param attempt the first of them
     * @param count how many
     */
    public record Bar(AttemptView attempt, long fromMillis, long toMillis, int count) {}

    /** As it was known at that fact. */
    public static Timeline of(ExperimentView view, long fact, Window window) {
        List<Row> rows = new ArrayList<>();
        for (SlotView slot : view.slots()) {
            List<long[]> stays = stays(view, slot, fact);
            if (!stays.isEmpty()) {
                long there = stays.stream().mapToLong(stay -> stay[1] - stay[0]).sum();
                String host = slot.stays().get(slot.stays().size() - 1).host();
                rows.add(new Row(
                        slot.number(), host, stays, bars(view, slot, fact, window), there, busy(view, slot, fact)));
            }
        }
        return new Timeline(rows);
    }

    /** The share of the slots' time in which something ran; 0 if there were none. */
    public double utilisation() {
        long there = rows.stream().mapToLong(Row::thereMillis).sum();
        return there == 0 ? 0 : rows.stream().mapToLong(Row::busyMillis).sum() / (double) there;
    }

    private static List<long[]> stays(ExperimentView view, SlotView slot, long fact) {
        List<long[]> stays = new ArrayList<>();
        for (SlotView.Stay stay : slot.stays()) {
            if (stay.joinedFact() <= fact) {
                stays.add(new long[] {view.timeOf(stay.joinedFact()), view.timeOf(Math.min(fact, stay.leftFact()))});
            }
        }
        return stays;
    }

    private static long busy(ExperimentView view, SlotView slot, long fact) {
        long busy = 0;
        for (AttemptView attempt : slot.attempts()) {
            if (attempt.startedFact() <= fact) {
                busy += end(view, attempt, fact) - view.timeOf(attempt.startedFact());
            }
        }
        return busy;
    }

    private static long end(ExperimentView view, AttemptView attempt, long fact) {
        return view.timeOf(Math.min(fact, attempt.endedFact()));
    }

    private static List<Bar> bars(ExperimentView view, SlotView slot, long fact, Window window) {
        List<Bar> bars = new ArrayList<>();
        double pixel = window.millisPerPixel();
        for (AttemptView attempt : slot.attempts()) {
            long from = view.timeOf(attempt.startedFact());
            long to = end(view, attempt, fact);
            if (attempt.startedFact() <= fact && to >= window.fromMillis() && from <= window.toMillis()) {
                add(bars, new Bar(attempt, from, to, 1), pixel);
            }
        }
        return bars;
    }

    private static void add(List<Bar> bars, Bar bar, double pixel) {
        Bar before = bars.isEmpty() ? null : bars.get(bars.size() - 1);
        boolean isNarrow = bar.toMillis() - bar.fromMillis() < 2 * pixel;
        boolean joins = before != null
                && isNarrow
                && bar.fromMillis() - before.toMillis() < pixel
                && (before.count() > 1 || before.toMillis() - before.fromMillis() < 2 * pixel);
        if (before != null && joins) {
            bars.set(
                    bars.size() - 1,
                    new Bar(before.attempt(), before.fromMillis(), bar.toMillis(), before.count() + 1));
        } else {
            bars.add(bar);
        }
    }
}
