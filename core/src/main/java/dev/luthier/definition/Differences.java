package dev.luthier.definition;

import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds where two definitions differ, down to the single field. */
final class Differences {
    private final String leftName;
    private final String rightName;
    private final List<String> found = new ArrayList<>();

    Differences(String leftName, String rightName) {
        this.leftName = leftName;
        this.rightName = rightName;
    }

    List<String> between(Definition left, Definition right) {
        compareRecords("", left, right);
        return List.copyOf(found);
    }

    private void compare(String path, @Nullable Object left, @Nullable Object right) {
        if (Objects.equals(left, right)) {
            return;
        }
        if (left instanceof Record one && right instanceof Record other && one.getClass() == other.getClass()) {
            compareRecords(path, one, other);
        } else if (left instanceof SearchSpace one && right instanceof SearchSpace other) {
            compareMaps(path + ".parameters", byName(one), byName(other));
        } else if (left instanceof List<?> one && right instanceof List<?> other && isMatrix(one, other)) {
            compareMaps(path, byTask(one), byTask(other));
        } else if (left instanceof Map<?, ?> one && right instanceof Map<?, ?> other) {
            compareMaps(path, one, other);
        } else if (left instanceof List<?> one && right instanceof List<?> other && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                compare(path + "[" + i + "]", one.get(i), other.get(i));
            }
        } else {
            found.add(path + ": " + leftName + " " + text(left) + ", " + rightName + " " + text(right));
        }
    }

    private void compareRecords(String path, Record left, Record right) {
        for (RecordComponent field : left.getClass().getRecordComponents()) {
            String name = path.isEmpty() ? field.getName() : path + "." + field.getName();
            compare(name, value(field, left), value(field, right));
        }
    }

    private void compareMaps(String path, Map<?, ?> left, Map<?, ?> right) {
        int before = found.size();
        Set<Object> keys = new LinkedHashSet<>(left.keySet());
        keys.addAll(right.keySet());
        keys.forEach(key -> compare(path + "." + key, left.get(key), right.get(key)));
        if (found.size() == before) {
            found.add(path + ": " + leftName + " in the order " + left.keySet() + ", " + rightName + " "
                    + right.keySet());
        }
    }

    // Many tasks are told by their names: one more at the head of the list would make all others differ by position.
    private static boolean isMatrix(List<?> left, List<?> right) {
        return Math.max(left.size(), right.size()) > 1
                && left.stream().allMatch(Task.class::isInstance)
                && right.stream().allMatch(Task.class::isInstance);
    }

    private static Map<String, Task> byTask(List<?> tasks) {
        Map<String, Task> byTask = new LinkedHashMap<>();
        tasks.forEach(each -> byTask.put(((Task) each).name(), (Task) each));
        return byTask;
    }

    private static Map<String, Parameter> byName(SearchSpace space) {
        Map<String, Parameter> byName = new LinkedHashMap<>();
        space.parameters().forEach(parameter -> byName.put(parameter.name(), parameter));
        return byName;
    }

    private static @Nullable Object value(RecordComponent field, Record record) {
        try {
            return field.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("record=" + record.getClass() + " field=" + field.getName(), e);
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "nothing" : value instanceof Task ? "there" : value.toString();
    }
}
