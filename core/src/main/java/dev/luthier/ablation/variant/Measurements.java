package dev.luthier.ablation.variant;

import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came out of each repeat of each variant. Grows; not thread-safe. */
public final class Measurements {
    /** One repeat of one variant. */
    private record Place(Variant variant, int repeat) {}

    private final AblationSpace space;
    private final Direction direction;
    private final Set<Place> taken = new HashSet<>(); // these are only looked up, their order decides nothing
    private final Map<Place, Trial> ended = new HashMap<>();
    private final Map<Variant, List<Failure>> failures = new HashMap<>();
    private final Map<Variant, Integer> finished = new HashMap<>();

    public Measurements(AblationSpace space, Direction direction) {
        this.space = space;
        this.direction = direction;
    }

    /** Takes a trial in; of two ended ones of the same repeat, one that finished counts, else the first. */
    public void add(Trial trial) {
        Variant variant = space.variant(trial.configuration());
        Place place = new Place(variant, space.repeat(trial.configuration()));
        taken.add(place);
        if (trial.state().hasEnded()) {
            addEnded(trial, place);
        }
    }

    private void addEnded(Trial trial, Place place) {
        Variant variant = place.variant();
        Trial known = ended.get(place);
        if (known == null || (!known.isFinished() && trial.isFinished())) {
            ended.put(place, trial);
            if (trial.isFinished()) {
                finished.merge(variant, 1, Integer::sum);
            } else if (trial.failure() != null) {
                failures.computeIfAbsent(variant, each -> new ArrayList<>()).add(trial.failure());
            }
        }
    }

    /** Whether there is a trial of that repeat, ended or not. */
    public boolean isTaken(Variant variant, int repeat) {
        return taken.contains(new Place(variant, repeat));
    }

    /** Whether that repeat has come to its end, be it a bad one. */
    public boolean hasEnded(Variant variant, int repeat) {
        return ended.containsKey(new Place(variant, repeat));
    }

    /** The metric of a repeat as a loss, smaller is better; empty if it did not finish, or not yet. */
    public OptionalDouble loss(Variant variant, int repeat) {
        Trial trial = ended.get(new Place(variant, repeat));
        return trial == null || !trial.isFinished()
                ? OptionalDouble.empty()
                : OptionalDouble.of(direction.loss(trial.metric().orElseThrow()));
    }

    /** How many of its repeats finished. */
    public int finished(Variant variant) {
        return finished.getOrDefault(variant, 0);
    }

    /** Why its repeats failed, the first one first. */
    public List<Failure> failures(Variant variant) {
        return List.copyOf(failures.getOrDefault(variant, List.of()));
    }

    /** The first reason why a variant came to nothing so far; null if it did not. */
    public @Nullable Failure failure(Variant variant) {
        List<Failure> all = failures(variant);
        return finished(variant) > 0 || all.isEmpty() ? null : all.get(0);
    }

    /** One more than the highest repeat of any variant that has ended; 0 if none has. */
    public int repeats() {
        return ended.keySet().stream()
                .mapToInt(place -> place.repeat() + 1)
                .max()
                .orElse(0);
    }

    public Direction direction() {
        return direction;
    }
}
