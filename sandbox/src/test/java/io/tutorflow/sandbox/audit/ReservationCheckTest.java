package io.tutorflow.sandbox.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReservationCheckTest {

    private static final UUID ID = new UUID(0, 1);
    private static final UUID SCHOOL = new UUID(0, 2);

    @Test
    void acceptsWorkInProgressFinalizedVoidedAndCovered() {
        assertThat(ReservationCheck.of(record("tokens", "RECORDED", 0), open())).isEmpty();
        assertThat(ReservationCheck.of(record("tokens", "FINALIZED", 250_000), spent("tokens", 250_000)))
                .isEmpty();
        assertThat(ReservationCheck.of(record("tokens", "VOIDED", 0), released()))
                .isEmpty();
        assertThat(ReservationCheck.of(record("plan", "FINALIZED", 250_000), spent("plan", 0)))
                .isEmpty();
        assertThat(ReservationCheck.of(record("credits", "FINALIZED", 250_000), null))
                .isEmpty();
    }

    @Test
    void namesADroppedEntry() {
        var dropped = new ReservationRow(ID, SCHOOL.toString(), "tokens", 250_000, null, false, false);

        assertThat(ReservationCheck.of(record("tokens", "FINALIZED", 250_000), dropped))
                .extracting(Difference::what)
                .containsExactly(
                        "its reservation is neither open nor ended, or both",
                        "was finalized, and its reservation has spent nothing");
    }

    @Test
    void namesADroppedReservationAndADroppedRecord() {
        assertThat(ReservationCheck.of(record("tokens", "FINALIZED", 250_000), null))
                .extracting(Difference::what)
                .containsExactly("nothing was reserved for it");
        assertThat(ReservationCheck.of(null, open()))
                .extracting(Difference::toString)
                .containsExactly("reservation " + ID + ": there is no usage record");
    }

    @Test
    void namesAnotherAmount() {
        assertThat(ReservationCheck.of(record("tokens", "FINALIZED", 250_000), spent("tokens", 240_000)))
                .extracting(Difference::what)
                .containsExactly("its reservation has spent $0.24, the record $0.25");
    }

    @Test
    void namesVoidedWorkThatSpends() {
        assertThat(ReservationCheck.of(record("tokens", "VOIDED", 0), spent("tokens", 250_000)))
                .extracting(Difference::what)
                .containsExactly(
                        "was voided, and its reservation has spent",
                        "was voided, and its reservation was not released");
    }

    private static ReservationRow open() {
        return new ReservationRow(ID, SCHOOL.toString(), "tokens", 250_000, null, false, true);
    }

    private static ReservationRow spent(String source, long micros) {
        return new ReservationRow(ID, SCHOOL.toString(), source, 250_000, micros, false, false);
    }

    private static ReservationRow released() {
        return new ReservationRow(ID, SCHOOL.toString(), "tokens", 250_000, null, true, false);
    }

    private static UsageRow record(String source, String status, long billable) {
        return new UsageRow(ID, false, SCHOOL, SCHOOL, source, status, 250_000, billable, 10_000, 250_000, null);
    }
}
