package dev.luthier.controller;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A list that grows at its end and hands out immutable views of what it holds now, without copying. */
final class GrowingList<T> {
    private @Nullable Object[] elements = new Object[16];
    private int size;

    void add(T element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, size * 2);
        }
        elements[size++] = element;
    }

    int size() {
        return size;
    }

    List<T> view() {
        return new Prefix<>(elements, size);
    }

    private static final class Prefix<T> extends AbstractList<T> implements RandomAccess {
        private final @Nullable Object[] elements;
        private final int size;

        Prefix(@Nullable Object[] elements, int size) {
            this.elements = elements;
            this.size = size;
        }

        @Override
        @SuppressWarnings("unchecked") // only GrowingList.add fills the array
        public T get(int index) {
            return (T) Objects.requireNonNull(elements[Objects.checkIndex(index, size)]);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
