package dev.luthier.definition;

import dev.luthier.problem.Problems;
import dev.luthier.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/**
 * A part of an experiment with its own search space and history; a plain search has exactly one.
 *
 * @param name unique in the experiment
 * @param cell where it stands in the matrix; null if there is no matrix
 */
public record Task(String name, SearchSpace space, @Nullable Cell cell) {

    /** A task outside a matrix. */
    public Task(String name, SearchSpace space) {
        this(name, space, null);
    }

    /** What the task's data set is called; that of the task if it is in no matrix. */
    public String data() {
        return cell == null ? name : cell.data();
    }

    /** What the task's model is called; that of the task if it is in no matrix. */
    public String model() {
        return cell == null ? name : cell.model();
    }

    void check(Problems problems) {
        if (cell != null) {
            cell.check(problems.prefixed("task '" + name + "'"));
        }
    }
}
