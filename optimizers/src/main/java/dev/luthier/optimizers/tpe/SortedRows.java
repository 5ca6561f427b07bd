package dev.luthier.optimizers.tpe;

import java.util.Arrays;

/** Row numbers in an order that the rows' contents decide; the contents of a row must not change while it is in. */
final class SortedRows {

    /** A total order of rows: 0 only for the same row. */
    interface Order {
        int compare(int row, int other);
    }

    private final Order order;
    private int[] rows = new int[16];
    private int size;

    SortedRows(Order order) {
        this.order = order;
    }

    int size() {
        return size;
    }

    /** The row at a place, from 0. */
    int get(int place) {
        return rows[place];
    }

    void add(int row) {
        int place = placeOf(row);
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
        }
        System.arraycopy(rows, place, rows, place + 1, size - place);
        rows[place] = row;
        size++;
    }

    /** Takes out a row that is in. */
    void remove(int row) {
        int place = placeOf(row);
        System.arraycopy(rows, place + 1, rows, place, size - place - 1);
        size--;
    }

    private int placeOf(int row) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(rows[middle], row) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
