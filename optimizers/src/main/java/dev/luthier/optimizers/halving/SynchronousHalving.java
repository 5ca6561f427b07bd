package dev.luthier.optimizers.halving;

import static java.util.Objects.requireNonNull;

import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.halving.rung.Bracket;
import dev.luthier.optimizers.halving.rung.RungLevels;
import dev.luthier.optimizers.tpe.TpeOptimizer;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Synchronous successive halving and Hyperband (Li et al., JMLR 18-185, 2018). Trials compete in rounds. When all trials of a
 * round have come to the end of a rung, the best {@code 1/eta} of them go on; failed and stopped ones do not. Slots for which
 * a round has no work begin the next round, so that few of them wait; but what a slow trial delays stays delayed, for which
 * {@link Asha} is the cure.
 *
 * <p>Successive halving repeats the bracket with the most trials, Hyperband goes through all brackets again and again.
 */
public final class SynchronousHalving extends AbstractOptimizer {
    private final Kind kind;
    private final AshaSettings settings;
    private final AbstractOptimizer searcher;
    private @Nullable State state;

    /** Which brackets there are. */
    enum Kind {
        SUCCESSIVE_HALVING("successive-halving"),
        HYPERBAND("hyperband"),
        BOHB("bohb");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        private List<Bracket> brackets(int rungs, double eta) {
            return this == SUCCESSIVE_HALVING ? List.of(Bracket.halving(0, rungs, eta)) : Bracket.hyperband(rungs, eta);
        }
    }

    /** Caches of what follows from the history. */
    private record State(Rounds rounds, Proposer proposer) {}

    SynchronousHalving(Kind kind, AshaSettings settings, AbstractOptimizer searcher) {
        this.kind = kind;
        this.settings = settings;
        this.searcher = searcher;
    }

    /** Rounds that all begin with the least resource. */
    public static SynchronousHalving successiveHalving(AshaSettings settings, AbstractOptimizer searcher) {
        return new SynchronousHalving(Kind.SUCCESSIVE_HALVING, settings, searcher);
    }

    /** Rounds that begin with more and more resource, in case that the least one says nothing. */
    public static SynchronousHalving hyperband(AshaSettings settings, AbstractOptimizer searcher) {
        return new SynchronousHalving(Kind.HYPERBAND, settings, searcher);
    }

    /**
     * BOHB: Hyperband whose configurations come from TPE, which sees the highest rung with enough results (Falkner, Klein,
     * Hutter, ICML 2018). It differs from the publication in its TPE, see {@link TpeOptimizer}.
     */
    public static SynchronousHalving bohb(AshaSettings settings) {
        return new SynchronousHalving(Kind.BOHB, settings, new TpeOptimizer());
    }

    @Override
    public String name() {
        return kind.words;
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> all = new TreeMap<>(settings.asMap());
        all.remove("brackets");
        all.remove("delayed");
        if (kind != Kind.BOHB) { // whose searcher belongs to the method
            all.putAll(Searcher.asSettings(searcher));
        }
        return all;
    }

    @Override
    public boolean isQuick() {
        return searcher.isQuick();
    }

    @Override
    public List<String> problems(Definition definition) {
        return Searcher.problems(name(), settings.minResource(), searcher, definition);
    }

    @Override
    protected void initialize() {
        RungLevels levels = RungLevels.downFrom(budget().maxResource(), settings.minResource(), settings.eta());
        List<Bracket> brackets = kind.brackets(levels.count(), settings.eta());
        state = new State(
                new Rounds(brackets, levels, direction(), given().size()),
                new TopRungProposer(levels, definition(), searcher));
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        State current = requireNonNull(state);
        current.rounds.update(history(), running(), budget().trials());
        Suggestion.Resume promotion = current.rounds.promotion();
        if (promotion != null) {
            return promotion;
        }
        int number = current.rounds.trialCount();
        Suggestion next = number < budget().trials()
                ? begin(current, number)
                : new Suggestion.Done("budget of " + budget().trials() + " trials");
        return next instanceof Suggestion.Done ? afterTheLast(current, next) : next;
    }

    /** The round that will not become full goes on with the trials that it has. */
    private Suggestion afterTheLast(State current, Suggestion done) {
        current.rounds.close();
        Suggestion.Resume promotion = current.rounds.promotion();
        if (promotion != null) {
            return promotion;
        }
        return running().isEmpty() ? done : new Suggestion.Wait();
    }

    private Suggestion begin(State current, int number) {
        Suggestion suggestion = current.proposer.propose(number, history(), running());
        if (!(suggestion instanceof Suggestion.Run run)) {
            return suggestion;
        }
        long resource = current.rounds.firstResource(number);
        return new Suggestion.Run(run.task(), run.configuration(), resource, run.note());
    }

    /** All rounds so far; the numbers of a round's trials follow one another. */
    private static final class Rounds {
        private final List<Bracket> brackets;
        private final RungLevels levels;
        private final Direction direction;
        private final TreeMap<Integer, Round> byFirstTrial = new TreeMap<>();
        private final List<Round> open = new ArrayList<>();
        private final int given;
        private int planned;
        private int seen;
        private int trialCount;
        private int budget;

        /** @param given so many trials come first and take part in no round */
        Rounds(List<Bracket> brackets, RungLevels levels, Direction direction, int given) {
            this.given = given;
            this.planned = given;
            this.brackets = brackets;
            this.levels = levels;
            this.direction = direction;
        }

        /** @param trials how many there may ever be, which may have become more */
        void update(List<Trial> history, List<Trial> running, int trials) {
            budget = trials;
            for (; seen < history.size(); seen++) {
                Trial trial = history.get(seen);
                trialCount = Math.max(trialCount, trial.number() + 1);
                if (trial.number() >= given) {
                    round(trial.number()).end(trial);
                }
            }
            for (Trial trial : running) {
                trialCount = Math.max(trialCount, trial.number() + 1);
                if (trial.number() >= given) {
                    round(trial.number()).run(trial);
                }
            }
            open.removeIf(Round::isOver);
        }

        int trialCount() {
            return trialCount;
        }

        long firstResource(int trial) {
            return round(trial).firstResource();
        }

        Suggestion.@Nullable Resume promotion() {
            for (Round round : open) {
                Suggestion.Resume promotion = round.promotion();
                if (promotion != null) {
                    return promotion;
                }
            }
            return null;
        }

        /** No trial will begin any more. */
        void close() {
            Map.Entry<Integer, Round> last = byFirstTrial.floorEntry(trialCount);
            if (last != null) {
                last.getValue().closeAfter(trialCount - last.getKey());
            }
        }

        private Round round(int trial) {
            while (trial >= planned) {
                Bracket bracket = brackets.get(byFirstTrial.size() % brackets.size());
                int size = Math.max(1, Math.min(bracket.size(), budget - planned));
                Round round = new Round(bracket, size, levels, direction);
                byFirstTrial.put(planned, round);
                open.add(round);
                planned += size;
            }
            return byFirstTrial.floorEntry(trial).getValue();
        }
    }
}
