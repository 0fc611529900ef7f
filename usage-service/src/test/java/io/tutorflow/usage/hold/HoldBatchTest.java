package io.tutorflow.usage.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.money.Money;
import io.tutorflow.usage.hold.HoldsClient.Answer;
import io.tutorflow.usage.hold.HoldsClient.Answers;
import io.tutorflow.usage.hold.HoldsClient.Outcome;
import io.tutorflow.usage.hold.HoldsClient.State;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldBatchTest {

    private static final UUID A = UUID.fromString("00000000-0000-7000-8000-00000000000a");
    private static final UUID B = UUID.fromString("00000000-0000-7000-8000-00000000000b");

    @Test
    void asksForTheSameHoldOnceAndTellsTheOthersThatItIsKnown() {
        var batch = new HoldBatch(List.of(request(A, 5), request(B, 7), request(A, 6)));

        assertThat(batch.questions().holds()).extracting("holdId").containsExactly(A, B);
        assertThat(batch.read(new Answers(List.of(placed(B), placed(A)))))
                .containsExactly(
                        new HoldAnswer.Placed(Money.ofCredits(5)),
                        new HoldAnswer.Placed(Money.ofCredits(7)),
                        new HoldAnswer.Alive(Money.ofCredits(5)));
    }

    @Test
    void readsWhatBecameOfKnownOnes() {
        var batch = new HoldBatch(List.of(request(A, 5), request(B, 5)));

        var answers = batch.read(new Answers(List.of(known(A, State.CAPTURED), known(B, State.VOIDED))));

        assertThat(answers).containsExactly(new HoldAnswer.Alive(null), new HoldAnswer.Released());
    }

    @Test
    void aHoldOfAnotherAmountDoesNotCover() {
        assertThat(new HoldAnswer.Alive(Money.ofCredits(5)).covers(request(A, 6)))
                .isFalse();
        assertThat(new HoldAnswer.Alive(Money.ofCredits(5)).covers(request(A, 5)))
                .isTrue();
        assertThat(new HoldAnswer.Alive(null).covers(request(A, 5))).isTrue();
    }

    @Test
    void whereLessWillDoAnythingFromTheMinimumOnCovers() {
        var upTo500 = new HoldRequest(A, B, null, Money.ofCredits(500), Money.ofCredits(100), true);

        assertThat(new HoldAnswer.Alive(Money.ofCredits(100)).covers(upTo500)).isTrue();
        assertThat(new HoldAnswer.Alive(Money.ofCredits(500)).covers(upTo500)).isTrue();
        assertThat(new HoldAnswer.Alive(Money.ofCredits(99)).covers(upTo500)).isFalse();
        assertThat(new HoldAnswer.Alive(Money.ofCredits(501)).covers(upTo500)).isFalse();
    }

    @Test
    void readsHowMuchIsSetAside() {
        var batch =
                new HoldBatch(List.of(new HoldRequest(A, B, null, Money.ofCredits(500), Money.ofCredits(100), true)));
        var answer =
                new Answer(A, Outcome.PLACED, null, null, Money.ofCredits(180).micros(), null, null);

        assertThat(batch.read(new Answers(List.of(answer))))
                .containsExactly(new HoldAnswer.Placed(Money.ofCredits(180)));
    }

    @Test
    void aMissingAnswerIsABrokenLedger() {
        var batch = new HoldBatch(List.of(request(A, 5)));

        assertThatThrownBy(() -> batch.read(new Answers(List.of()))).isInstanceOf(IllegalStateException.class);
    }

    private static HoldRequest request(UUID id, long credits) {
        return new HoldRequest(id, UUID.randomUUID(), UUID.randomUUID(), Money.ofCredits(credits));
    }

    private static Answer placed(UUID id) {
        return new Answer(id, Outcome.PLACED, null, null, null, null, null);
    }

    private static Answer known(UUID id, State state) {
        return new Answer(id, Outcome.KNOWN, state, null, null, null, null);
    }
}
