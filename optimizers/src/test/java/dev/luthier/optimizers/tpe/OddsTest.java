package dev.luthier.optimizers.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OddsTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final Odds ONE_TO_FOUR = Odds.of(1, 7);

    @Test
    void probabilityIsTheShareOfTheGoodAmongAll() {
        assertThat(ONE_TO_FOUR.logProbability(3, 0.5)).isCloseTo(Math.log(0.75 / 1.25), EXACT);
        assertThat(ONE_TO_FOUR.logProbability(Math.log(6))).isCloseTo(Math.log(0.6), EXACT);
    }

    @Test
    void equalDensitiesSayNoMoreThanTheOdds() {
        assertThat(ONE_TO_FOUR.logProbability(0)).isCloseTo(Math.log(0.2), EXACT);
    }

    @Test
    void lowerOddsLeaveRoomForBetterOnes() {
        Odds doubted = ONE_TO_FOUR.times(0.5);

        assertThat(doubted.logProbability(0)).isCloseTo(Math.log(1 / 9.0), EXACT);
        assertThat(doubted.logProbability(6) - doubted.logProbability(4))
                .isGreaterThan(ONE_TO_FOUR.logProbability(6) - ONE_TO_FOUR.logProbability(4));
    }

    /** So that among the surely fair ones only a stricter threshold tells points apart. */
    @Test
    void whatIsCertainPromisesNoMoreForMoreTrials() {
        assertThat(ONE_TO_FOUR.logProbability(900)).isZero();
        assertThat(ONE_TO_FOUR.logProbability(40)).isCloseTo(0, EXACT);
    }

    @Test
    void farFromTheGoodTheRatioDecides() {
        assertThat(ONE_TO_FOUR.logProbability(-900)).isCloseTo(-900 - Math.log(4), EXACT);
        assertThat(ONE_TO_FOUR.logProbability(-38.7)).isCloseTo(-38.7 - Math.log(4), EXACT);
        assertThat(ONE_TO_FOUR.logProbability(-38.5)).isCloseTo(-38.5 - Math.log(4), EXACT);
    }
}
