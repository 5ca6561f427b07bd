package dev.luthier.simulator;

import java.util.TreeMap;

/** The orders to one stay of a slot: each passes once, and in the order in which they were given, as on the wire. */
final class Orders {
    private final TreeMap<Long, Runnable> early = new TreeMap<>();
    private long given;
    private long next;

    /** The number of an order that is given now. */
    long number() {
        return given++;
    }

    /** Carries the order out once all before it have come. */
    void arrived(long number, Runnable order) {
        if (number >= next) {
            early.put(number, order);
        }
        for (Runnable due = early.remove(next); due != null; due = early.remove(next)) {
            next++;
            due.run();
        }
    }
}
