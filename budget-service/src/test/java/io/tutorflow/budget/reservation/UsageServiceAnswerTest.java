package io.tutorflow.budget.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.internal.record.RecordOutcome;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UsageServiceAnswerTest {

    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final RecordOutcome.Origin ORIGIN = new RecordOutcome.Origin(AT, 50_000, false);

    /** What a plan pays is not spent, whatever the work is worth. */
    @Test
    void whatTheWalletIsChargedIsSpent() {
        var bill = new RecordOutcome.Bill(
                ID, 50_000, 40_000, "course.default", 10_000, null, BigDecimal.valueOf(5), null, null, AT, null);

        assertThat(UsageServiceClient.knowledge(new RecordOutcome.Finalized(ID, bill, ORIGIN)))
                .isEqualTo(new Knowledge.Ended(new Settlement.Spent(new ReservationId(ID), Money.ofMicros(40_000))));
    }

    @Test
    void whatIsVoidedOrNeverWasIsReleased() {
        var released = new Knowledge.Ended(new Settlement.Released(new ReservationId(ID)));

        assertThat(UsageServiceClient.knowledge(new RecordOutcome.Voided(ID, ORIGIN)))
                .isEqualTo(released);
        assertThat(UsageServiceClient.knowledge(new RecordOutcome.Never(ID))).isEqualTo(released);
    }

    @Test
    void whatRunsIsAskedAboutAgain() {
        assertThat(UsageServiceClient.knowledge(new RecordOutcome.Running(ID, AT)))
                .isEqualTo(new Knowledge.Running(new ReservationId(ID), AT));
    }
}
