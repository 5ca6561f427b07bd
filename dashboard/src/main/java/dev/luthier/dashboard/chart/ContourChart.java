package dev.luthier.dashboard.chart;

import dev.luthier.analysis.Analysis;
import dev.luthier.analysis.Importance;
import dev.luthier.dashboard.chart.Chart.Scene;
import dev.luthier.dashboard.chart.paper.Axis;
import dev.luthier.dashboard.chart.paper.Drawing;
import dev.luthier.dashboard.chart.paper.Drawing.Pen;
import dev.luthier.dashboard.chart.paper.Frame;
import dev.luthier.dashboard.chart.paper.Ink;
import dev.luthier.dashboard.finding.KnownTrials;
import dev.luthier.space.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The metric by the two hyperparameters that matter most: a weighted mean of the trials around, coloured by rank, so that a
 * bad tail does not hide the rest. Where nothing was tried it tends to the middle.
 */
final class ContourChart implements Chart.Picture {
    private static final int FEWEST = 5;
    private static final int MOST = 800;
    private static final int CELLS = 48;
    private static final int LEVELS = 8;
    private static final double UNKNOWN = 0.15;

    /** A finished trial: where it stands in the frame, as shares of its sides, and its rank from 0, the worst, to 1. */
    private record Place(double x, double y, double rank) {}

    @Override
    public boolean fits(Scene scene) {
        return scene.parameters().size() > 1 && Finished.of(scene).size() >= FEWEST;
    }

    @Override
    public int height(Scene scene) {
        return 480;
    }

    @Override
    public void draw(Scene scene, Drawing on) {
        List<Parameter> pair = mostImportant(scene);
        Frame frame = new Frame(80, 40, WIDTH - 30.0, 430);
        List<Place> places = places(Finished.worstFirst(scene, MOST), pair);
        for (int row = 0; row < CELLS; row++) {
            drawRow(on, frame, row, places);
        }
        frame.drawY(
                on,
                Axis.of(pair.get(1), frame.bottom(), frame.top()),
                pair.get(1).name());
        frame.drawX(
                on,
                Axis.of(pair.get(0), frame.left(), frame.right()),
                Axis::text,
                pair.get(0).name());
        for (int i = 0; i < places.size(); i++) {
            Place each = places.get(i);
            boolean isBest = i == places.size() - 1;
            on.dot(
                    frame.left() + each.x() * (frame.right() - frame.left()),
                    frame.top() + each.y() * (frame.bottom() - frame.top()),
                    isBest ? 5.5 : 2,
                    isBest ? Pen.of(Ink.BEST, 1) : new Pen(Ink.TEXT.hex(), 0.55, 1));
        }
    }

    private static List<Parameter> mostImportant(Scene scene) {
        KnownTrials known = KnownTrials.at(scene.view(), scene.fact());
        List<String> names = Analysis.of(known.definition(), scene.task(), known.trials()).bestShares().stream()
                .map(Importance::parameter)
                .toList();
        return scene.parameters().stream()
                .sorted(Comparator.comparingInt(parameter -> names.indexOf(parameter.name())))
                .limit(2)
                .toList();
    }

    /** @param trials the worst first */
    private static List<Place> places(List<Finished> trials, List<Parameter> pair) {
        Axis x = Axis.of(pair.get(0), 0, 1);
        Axis y = Axis.of(pair.get(1), 1, 0);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            var configuration = trials.get(i).trial().configuration();
            if (configuration.contains(pair.get(0).name())
                    && configuration.contains(pair.get(1).name())) {
                double rank = i / Math.max(1.0, trials.size() - 1);
                places.add(new Place(
                        x.place(configuration.get(pair.get(0).name())),
                        y.place(configuration.get(pair.get(1).name())),
                        rank));
            }
        }
        return places;
    }

    // Neighbours of one level are one rectangle.
    private static void drawRow(Drawing on, Frame frame, int row, List<Place> places) {
        double width = (frame.right() - frame.left()) / CELLS;
        double height = (frame.bottom() - frame.top()) / CELLS;
        int[] levels = new int[CELLS];
        Arrays.setAll(levels, cell -> level((cell + 0.5) / CELLS, (row + 0.5) / CELLS, places));
        int from = 0;
        for (int cell = 1; cell <= CELLS; cell++) {
            if (cell == CELLS || levels[cell] != levels[from]) {
                Pen fill = new Pen(Ink.shade(levels[from] / (LEVELS - 1.0)), 0.85, 1);
                on.rectangle(
                        frame.left() + from * width, frame.top() + row * height, (cell - from) * width, height, fill);
                from = cell;
            }
        }
    }

    private static int level(double x, double y, List<Place> places) {
        double reach = Math.max(0.05, 0.5 / Math.sqrt(places.size())) * 1.1;
        double sum = 0.5 * UNKNOWN;
        double weight = UNKNOWN;
        for (Place each : places) {
            double squares = (each.x() - x) * (each.x() - x) + (each.y() - y) * (each.y() - y);
            double its = Math.exp(-squares / (2 * reach * reach));
            sum += its * each.rank();
            weight += its;
        }
        return (int) Math.min(LEVELS - 1.0, Math.floor(sum / weight * LEVELS));
    }
}
