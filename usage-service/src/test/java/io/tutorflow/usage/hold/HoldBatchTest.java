package io.tutorflow.usage.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldAnswers;
import io.tutorflow.internal.hold.HoldRequest;
import io.tutorflow.internal.hold.HoldState;
import io.tutorflow.money.Money;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldBatchTest {

    private static final UUID A = UUID.fromString("00000000-0000-7000-8000-00000000000a");
    private static final UUID B = UUID.fromString("00000000-0000-7000-8000-00000000000b");

    @Test
    void asksForTheSameHoldOnceAndTellsTheOthersThatItIsKnown() {
        var batch = new HoldBatch(List.of(request(A, 5), request(B, 7), request(A, 6)));
        var a = new HoldAnswer.Placed(A, Money.ofCredits(5));
        var b = new HoldAnswer.Placed(B, Money.ofCredits(7));

        assertThat(batch.questions().holds()).extracting("holdId").containsExactly(A, B);
        assertThat(batch.read(new HoldAnswers(List.of(b, a))))
                .containsExactly(a, b, new HoldAnswer.Known(A, HoldState.OPEN, Money.ofCredits(5)));
    }

    @Test
    void aMissingAnswerIsABrokenLedger() {
        var batch = new HoldBatch(List.of(request(A, 5)));

        assertThatThrownBy(() -> batch.read(new HoldAnswers(List.of()))).isInstanceOf(IllegalStateException.class);
    }

    private static HoldRequest request(UUID id, long credits) {
        return HoldRequest.estimate(id, UUID.randomUUID(), UUID.randomUUID(), Money.ofCredits(credits));
    }
}
