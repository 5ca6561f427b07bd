package dev.luthier.controller;

import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All trials of an experiment: which wait, which run, which have ended. */
final class TrialBook {
    private final List<TrialEntry> entries = new ArrayList<>();
    private final TreeMap<Integer, TrialEntry> open = new TreeMap<>();
    private final Deque<TrialEntry> ready = new ArrayDeque<>();
    private final Deque<Suggestion.Run> enqueued = new ArrayDeque<>();
    private final GrowingList<Trial> ended = new GrowingList<>();
    private final int given;

    /** @param given how many trials are the first ones, whatever is enqueued: their numbers say which they are */
    TrialBook(int given) {
        this.given = given;
    }

    /** How many trials there are, whatever their state. */
    int size() {
        return entries.size();
    }

    void add(Suggestion.Run run) {
        put(run);
        putEnqueued();
    }

    /** A trial that nobody suggested. */
    void enqueue(Event.Enqueued event) {
        enqueued.addLast(new Suggestion.Run(event.task(), event.configuration(), event.resource(), event.note()));
        putEnqueued();
    }

    private void putEnqueued() {
        while (entries.size() >= given && !enqueued.isEmpty()) {
            put(enqueued.removeFirst());
        }
    }

    private void put(Suggestion.Run run) {
        TrialEntry entry = new TrialEntry(entries.size(), run);
        entries.add(entry);
        open.put(entry.number(), entry);
        ready.addLast(entry);
    }

    void resume(Suggestion.Resume resume) {
        TrialEntry entry = entries.get(resume.trial());
        entry.resume(resume);
        open.put(entry.number(), entry);
        ready.addLast(entry);
    }

    boolean hasReady() {
        return !ready.isEmpty();
    }

    TrialEntry takeReady() {
        return ready.removeFirst();
    }

    boolean hasOpen() {
        return !open.isEmpty();
    }

    /** The entry of that trial while it runs, in whichever attempt; null if it does not. */
    @Nullable
    TrialEntry running(int trial) {
        TrialEntry entry = open.get(trial);
        return entry != null && entry.state() == TrialState.RUNNING ? entry : null;
    }

    /** The entry whose attempt of that number runs; null if that attempt is over or never was. */
    @Nullable
    TrialEntry running(int trial, int attempt) {
        TrialEntry entry = open.get(trial);
        return entry != null && entry.runs(attempt) ? entry : null;
    }

    @Nullable
    TrialEntry runningOn(SlotId slot, int trial, int attempt) {
        TrialEntry entry = running(trial, attempt);
        return entry != null && entry.slot().equals(slot) ? entry : null;
    }

    void end(TrialEntry entry, Outcome outcome, long atMillis) {
        entry.end(outcome, atMillis);
        close(entry);
    }

    /** The attempt is gone with its slot, and the trial ends with it. */
    void endLost(TrialEntry entry, Outcome outcome) {
        entry.conclude(outcome);
        close(entry);
    }

    /** The attempt is over or gone with its slot; the trial goes to the head of the queue, so that it falls no further behind. */
    void retry(TrialEntry entry) {
        ready.addFirst(entry);
    }

    private void close(TrialEntry entry) {
        open.remove(entry.number());
        ended.add(entry.snapshot());
    }

    List<Trial> ended() {
        return ended.view();
    }

    List<Trial> running() {
        return open.values().stream().map(TrialEntry::snapshot).toList();
    }

    @Nullable
    Trial trial(int number) {
        return number < 0 || number >= entries.size()
                ? null
                : entries.get(number).snapshot();
    }

    List<Trial> all() {
        return entries.stream().map(TrialEntry::snapshot).toList();
    }
}
