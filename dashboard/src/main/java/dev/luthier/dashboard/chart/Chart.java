package dev.luthier.dashboard.chart;

import dev.luthier.dashboard.chart.paper.Drawing;
import dev.luthier.dashboard.chart.paper.ImageDrawing;
import dev.luthier.dashboard.chart.paper.SvgDrawing;
import dev.luthier.dashboard.view.ExperimentView;
import dev.luthier.definition.Definition;
import dev.luthier.space.Parameter;
import java.util.List;
import java.util.Locale;

/** The charts that there are. */
public enum Chart {
    BEST_SO_FAR("Best so far"),
    LEARNING_CURVES("Learning curves"),
    PARALLEL_COORDINATES("Parallel coordinates"),
    SLICES("Slices"),
    IMPORTANCE("Importance (PED-ANOVA)"),
    CONTOUR("Contour of the two that matter most"),
    RUNGS("Rungs of successive halving"),
    HEAT_MAP("Best result of every data set and model"),
    EFFECTS("Effects of the components"),
    TIMELINE("Timeline of the slots");

    private final String title;

    Chart(String title) {
        this.title = title;
    }

    /** How one chart is drawn. */
    interface Picture {
        int WIDTH = 960;

        /** Whether there is something to draw; only then the other methods are called. */
        default boolean fits(Scene scene) {
            return true;
        }

        int height(Scene scene);

        void draw(Scene scene, Drawing on);
    }

    /** What is drawn: a task of an experiment as it was known at a fact. */
    record Scene(ExperimentView view, Definition definition, int task, long fact) {
        List<Parameter> parameters() {
            return definition.tasks().get(task).space().dimensions();
        }

        boolean maximize() {
            return definition.direction().better(1, 0);
        }
    }

    public String title() {
        return title;
    }

    /** As files are named: {@code best-so-far}. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Whether a task has such a chart: only successive halving has rungs, only a matrix a heat map, which its first task stands
     * for, and only an ablation effects; a contour takes two hyperparameters and five finished trials.
     *
     * @throws IllegalArgumentException if the view holds no fact, or there is no such task
     */
    public boolean fits(ExperimentView view, int task) {
        return picture().fits(scene(view, task));
    }

    /**
     * The chart of a task as it stands.
     *
     * @throws IllegalArgumentException if the view holds no fact, there is no such task, or the chart does not {@link #fits}
     */
    public String svg(ExperimentView view, int task) {
        Scene scene = fitting(view, task);
        SvgDrawing drawing = new SvgDrawing(Picture.WIDTH, picture().height(scene), title);
        picture().draw(scene, drawing);
        return drawing.svg();
    }

    /** The same as a PNG file, of twice as many pixels. */
    public byte[] png(ExperimentView view, int task) {
        Scene scene = fitting(view, task);
        ImageDrawing drawing = new ImageDrawing(Picture.WIDTH, picture().height(scene));
        picture().draw(scene, drawing);
        return drawing.png();
    }

    private Scene fitting(ExperimentView view, int task) {
        Scene scene = scene(view, task);
        if (!picture().fits(scene)) {
            throw new IllegalArgumentException(
                    "task " + task + " of '" + scene.definition().name() + "' has no chart '" + title + "'");
        }
        return scene;
    }

    private Picture picture() {
        return switch (this) {
            case BEST_SO_FAR -> new BestSoFarChart();
            case LEARNING_CURVES -> new CurvesChart();
            case PARALLEL_COORDINATES -> new ParallelChart();
            case SLICES -> new SlicesChart();
            case IMPORTANCE -> new ImportanceChart();
            case CONTOUR -> new ContourChart();
            case RUNGS -> new RungsChart();
            case HEAT_MAP -> new HeatMapChart();
            case EFFECTS -> new EffectsChart();
            case TIMELINE -> new TimelineChart();
        };
    }

    private static Scene scene(ExperimentView view, int task) {
        Definition definition = view.definition();
        if (definition == null) {
            throw new IllegalArgumentException("the experiment has no facts yet: there is nothing to draw");
        }
        if (task < 0 || task >= definition.tasks().size()) {
            throw new IllegalArgumentException(
                    "task is " + task + ", must be 0 to " + (definition.tasks().size() - 1));
        }
        return new Scene(view, definition, task, view.facts() - 1);
    }
}
