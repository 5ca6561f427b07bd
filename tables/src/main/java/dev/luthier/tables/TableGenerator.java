package dev.luthier.tables;

import dev.luthier.ablation.DatasetGenerator;
import dev.luthier.ablation.Kept;
import java.util.List;

/**
 * Gives an ablation a table without the features that are left out; the label always stays. In the training function:
 * {@code kept.dataset(Table.class)}.
 *
 * @param table with all columns
 * @param label the column that is no feature
 */
public record TableGenerator(Table table, String label) implements DatasetGenerator {

    @Override
    public List<String> columns() {
        return table.columns();
    }

    @Override
    public Table generate(Kept kept) {
        return table.without(table.columns().stream()
                .filter(column -> !column.equals(label) && !kept.feature(column))
                .toList());
    }
}
