package dev.luthier.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.event.Command;
import org.junit.jupiter.api.Test;

class SuggestionDeskTest {
    private final SuggestionDesk desk = new SuggestionDesk();

    @Test
    void asksOnlyForWhatIsNotOnItsWay() {
        assertThat(desk.ask(3)).isEqualTo(new Command.Suggest(0, 3, null));
        desk.answered(0);

        assertThat(desk.ask(4)).isEqualTo(new Command.Suggest(3, 2, null));
        assertThat(desk.ask(4)).isNull();
    }

    @Test
    void waitEndsItsOwnQuestionOnly() {
        desk.ask(3);
        desk.ask(5);

        desk.answered(0);
        desk.answeredWait(0, 10);

        assertThat(desk.isAsking()).isTrue();
        assertThat(desk.answered(3)).isTrue();
        assertThat(desk.answered(4)).isTrue();
        assertThat(desk.isAsking()).isFalse();
    }

    @Test
    void waitAsLastAnswerLeavesTheNextQuestionAlone() {
        desk.ask(2);
        desk.ask(3);
        desk.answered(0);

        desk.answered(1);
        desk.answeredWait(1, 1);
        desk.onFact();
        desk.trialEnded(0);

        assertThat(desk.ask(1)).isNull();
        assertThat(desk.ask(2)).isEqualTo(new Command.Suggest(3, 1, 0));
    }

    @Test
    void asksAgainWhenWhatTheOptimizerWaitsForHasHappenedMeanwhile() {
        desk.ask(1);
        desk.onFact();
        desk.trialEnded(7);

        desk.answered(0);
        desk.answeredWait(0, 0);

        assertThat(desk.isWaiting()).isFalse();
        assertThat(desk.ask(1)).isEqualTo(new Command.Suggest(1, 1, 7));
    }

    @Test
    void wantsNoAnswerAfterDone() {
        desk.ask(1);
        desk.ask(2);

        desk.answered(0);
        desk.answeredDone(0, 0, "enough");

        assertThat(desk.answered(1)).isFalse();
        assertThat(desk.ask(5)).isNull();
        assertThat(desk.doneReason()).isEqualTo("enough");
    }

    @Test
    void doneOfAnOptimizerThatHasNotHeardOfMoreTrialsIsNoEnd() {
        desk.ask(3);
        desk.onFact();
        desk.extended();

        desk.answered(0);
        desk.answeredDone(0, 0, "budget of 3 trials");

        assertThat(desk.doneReason()).isNull();
        assertThat(desk.ask(2)).isEqualTo(new Command.Suggest(3, 2, null));
    }

    @Test
    void whatWasOnItsWayWhenTheBudgetWasUsedUpIsWantedOnceThereIsMore() {
        desk.ask(3);
        desk.answered(0);
        desk.done("budget of 1 trials");
        assertThat(desk.answered(1)).isFalse();

        desk.extended();

        assertThat(desk.ask(1)).isNull();
        assertThat(desk.answered(2)).isTrue();
        assertThat(desk.ask(1)).isEqualTo(new Command.Suggest(3, 1, null));
    }
}
