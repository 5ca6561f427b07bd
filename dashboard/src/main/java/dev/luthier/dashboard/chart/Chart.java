package dev.luthier.dashboard.chart;

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
    TIMELINE("Timeline of the slots");

    private final String title;

    Chart(String title) {
        this.title = title;
    }

    /** How one chart is drawn. */
    interface Picture {
        int WIDTH = 960;

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
     * The chart of a task as it stands.
     *
     * @throws IllegalArgumentException if the view holds no fact, or there is no such task
     */
    public String svg(ExperimentView view, int task) {
        Scene scene = scene(view, task);
        SvgDrawing drawing = new SvgDrawing(Picture.WIDTH, picture().height(scene), title);
        picture().draw(scene, drawing);
        return drawing.svg();
    }

    /** The same as a PNG file, of twice as many pixels. */
    public byte[] png(ExperimentView view, int task) {
        Scene scene = scene(view, task);
        ImageDrawing drawing = new ImageDrawing(Picture.WIDTH, picture().height(scene));
        picture().draw(scene, drawing);
        return drawing.png();
    }

    private Picture picture() {
        return switch (this) {
            case BEST_SO_FAR -> new BestSoFarChart();
            case LEARNING_CURVES -> new CurvesChart();
            case PARALLEL_COORDINATES -> new ParallelChart();
            case SLICES -> new SlicesChart();
            case IMPORTANCE -> new ImportanceChart();
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
