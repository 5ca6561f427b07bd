package dev.luthier.definition;

import dev.luthier.problem.Problems;
import java.io.Serializable;

/**
 * Where a task stands in the table of a data set × model matrix.
 *
 * @param data name of the data set
 * @param type what is to be learned from it, as {@code classification}
 * @param model name of the model
 */
public record Cell(String data, String type, String model) implements Serializable {

    /** What the task of this cell is called. */
    public String taskName() {
        return data + " × " + model;
    }

    void check(Problems problems) {
        problems.check(!data.isBlank(), "the data set has no name");
        problems.check(!type.isBlank(), "data set '%s' has no type, say what it is for, as classification", data);
        problems.check(!model.isBlank(), "the model has no name");
    }
}
