package io.tutorflow.budget.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.internal.record.RecordFate;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UsageServiceAnswerTest {

    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final RecordFate.Origin ORIGIN = new RecordFate.Origin(AT, 50_000, false);

    /** What a plan pays is not spent, whatever the work is worth. */
    @Test
    void whatTheWalletIsChargedIsSpent() {
        var bill = new RecordFate.Bill(ID, 50_000, 40_000, "course.default", 10_000, null, BigDecimal.valueOf(5), AT);

        assertThat(UsageServiceClient.knowledge(new RecordFate.Finalized(ID, bill, ORIGIN)))
                .isEqualTo(new Knowledge.Ended(new Settlement.Spent(new ReservationId(ID), Money.ofMicros(40_000))));
    }

    @Test
    void whatIsVoidedOrNeverWasIsReleased() {
        var released = new Knowledge.Ended(new Settlement.Released(new ReservationId(ID)));

        assertThat(UsageServiceClient.knowledge(new RecordFate.Voided(ID, ORIGIN)))
                .isEqualTo(released);
        assertThat(UsageServiceClient.knowledge(new RecordFate.Never(ID))).isEqualTo(released);
    }

    @Test
    void whatRunsIsAskedAboutAgain() {
        assertThat(UsageServiceClient.knowledge(new RecordFate.Running(ID, AT)))
                .isEqualTo(new Knowledge.Running(new ReservationId(ID), AT));
    }
}
