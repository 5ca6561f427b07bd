package dev.luthier.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Broken rules fail the contract; a sound one keeps it. */
class EarlyStopContractBitesTest {

    /** Stops what is worse at its last report than half of the finished trials in the end. */
    private static class WorseThanHalf extends AbstractEarlyStop {
        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            List<Trial> finished = finalized.stream().filter(Trial::isFinished).toList();
            long better = finished.stream()
                    .filter(trial -> isBetter(trial, toCheck, direction))
                    .count();
            return finished.size() >= 4 && 2 * better > finished.size();
        }

        boolean isBetter(Trial one, Trial other, Direction direction) {
            return direction.better(one.metric().orElseThrow(), other.curve().last());
        }
    }

    private static final class IgnoresDirection extends WorseThanHalf {
        @Override
        boolean isBetter(Trial one, Trial other, Direction direction) {
            return one.metric().orElseThrow() < other.curve().last();
        }
    }

    private static final class Remembers extends WorseThanHalf {
        private int asked;

        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            asked++;
            return asked % 3 != 0 && super.earlyStopCheck(toCheck, finalized, direction);
        }
    }

    private static final class ChokesOnAnEmptyHistory extends WorseThanHalf {
        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return finalized.get(0).isFinished() && super.earlyStopCheck(toCheck, finalized, direction);
        }
    }

    private static final class StopsEverything extends AbstractEarlyStop {
        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return true;
        }
    }

    @Test
    void soundRuleKeepsIt() {
        EarlyStopContract contract = contract(WorseThanHalf::new);

        assertThatCode(() -> {
                    contract.isAFunctionOfItsArguments();
                    contract.mirrorsWhenTheDirectionIsFlipped();
                    contract.stopsSomeTrialsAndLetsOthersGoOn();
                    contract.letsTheFirstTrialGoOn();
                    contract.letsTheTrialGoOnThatIsBetterThanAllOthersEverWereAndImproves();
                    contract.answersWhateverTheCurvesAre();
                    contract.saysWhyItStops();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void memoryIsFound() {
        assertThatThrownBy(contract(Remembers::new)::isAFunctionOfItsArguments).isInstanceOf(AssertionError.class);
    }

    @Test
    void forgottenDirectionIsFound() {
        assertThatThrownBy(contract(IgnoresDirection::new)::mirrorsWhenTheDirectionIsFlipped)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void exceptionOnAnEmptyHistoryIsFound() {
        assertThatThrownBy(contract(ChokesOnAnEmptyHistory::new)::letsTheFirstTrialGoOn)
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void stoppingTheBestIsFound() {
        EarlyStopContract contract = contract(StopsEverything::new);

        assertThatThrownBy(contract::letsTheTrialGoOnThatIsBetterThanAllOthersEverWereAndImproves)
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(contract::stopsSomeTrialsAndLetsOthersGoOn).isInstanceOf(AssertionError.class);
    }

    /** Without a name of its own, so that it is not taken for a test: its methods are called one by one. */
    private static EarlyStopContract contract(Supplier<AbstractEarlyStop> maker) {
        return new EarlyStopContract() {
            @Override
            protected AbstractEarlyStop rule() {
                return maker.get();
            }
        };
    }
}
