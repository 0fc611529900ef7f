package io.tutorflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.audit.ReservationRow.Budget;
import io.tutorflow.audit.ReservationRow.End;
import io.tutorflow.audit.UsageRow.Payer;
import io.tutorflow.audit.UsageRow.Price;
import io.tutorflow.audit.UsageRow.Work;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReservationCheckTest {

    private static final UUID ID = new UUID(0, 1);
    private static final UUID SCHOOL = new UUID(0, 2);
    private static final End OPEN = new End(null, false, false, true);
    private static final End RELEASED = new End(null, false, true, false);
    private static final Budget OWN = new Budget(new UUID(0, 4), SCHOOL.toString(), "ada");
    private static final Budget ANOTHERS = new Budget(new UUID(0, 5), SCHOOL.toString(), "grace");

    @Test
    void acceptsWorkInProgressFinalizedVoidedAndCovered() {
        assertThat(what(record("tokens", "RECORDED", 0), reservation("tokens", OPEN)))
                .isEmpty();
        assertThat(what(record("tokens", "FINALIZED", 250_000), reservation("tokens", spent(250_000))))
                .isEmpty();
        assertThat(what(record("tokens", "VOIDED", 0), reservation("tokens", RELEASED)))
                .isEmpty();
        assertThat(what(record("plan", "FINALIZED", 250_000), reservation("plan", spent(0))))
                .isEmpty();
        assertThat(what(record("credits", "FINALIZED", 250_000), null)).isEmpty();
    }

    @Test
    void namesADroppedEntry() {
        assertThat(what(
                        record("tokens", "FINALIZED", 250_000),
                        reservation("tokens", new End(null, false, false, false))))
                .containsExactly(
                        "its reservation is neither open nor ended, or both",
                        "was finalized, and its reservation has spent nothing");
    }

    @Test
    void namesADroppedReservationAndADroppedRecord() {
        assertThat(what(record("tokens", "FINALIZED", 250_000), null)).containsExactly("nothing was reserved for it");
        assertThat(ReservationCheck.of(null, reservation("tokens", OPEN)))
                .extracting(Difference::toString)
                .containsExactly("reservation " + ID + ": there is no usage record");
    }

    @Test
    void namesAnotherAmount() {
        assertThat(what(record("tokens", "FINALIZED", 250_000), reservation("tokens", spent(240_000))))
                .containsExactly("its reservation has spent $0.24, the record $0.25");
        assertThat(what(record("tokens", "RECORDED", 0), reservation("ada", "teacher", "tokens", 240_000, OWN, OPEN)))
                .containsExactly("its reservation is of $0.24, it holds $0.25 of at most $0.25");
    }

    @Test
    void namesAReservationThatWasMovedToAnotherBudgetOrTeacher() {
        assertThat(what(
                        record("tokens", "RECORDED", 0),
                        reservation("ada", "teacher", "tokens", 250_000, ANOTHERS, OPEN)))
                .containsExactly("its reservation is of budget " + ANOTHERS.id() + ", which is not its teacher's");
        assertThat(what(
                        record("tokens", "RECORDED", 0),
                        reservation("grace", "teacher", "tokens", 250_000, ANOTHERS, OPEN)))
                .containsExactly("is ada's, and its reservation is of teacher grace");
    }

    @Test
    void namesVoidedWorkThatSpends() {
        assertThat(what(record("tokens", "VOIDED", 0), reservation("tokens", spent(250_000))))
                .containsExactly(
                        "was voided, and its reservation has spent",
                        "was voided, and its reservation was not released");
    }

    private static List<String> what(UsageRow usage, @Nullable ReservationRow reservation) {
        return ReservationCheck.of(usage, reservation).stream()
                .map(Difference::what)
                .toList();
    }

    private static End spent(long micros) {
        return new End(micros, false, false, false);
    }

    private static ReservationRow reservation(String source, End end) {
        boolean isPlan = source.equals("plan");
        return reservation("ada", "teacher", source, isPlan ? 0 : 250_000, isPlan ? null : OWN, end);
    }

    private static ReservationRow reservation(
            String teacher, String role, String source, long micros, @Nullable Budget budget, End end) {
        return new ReservationRow(
                ID, SCHOOL.toString(), teacher, role, "cover_image", source, micros, budget, true, end);
    }

    private static UsageRow record(String source, String status, long billable) {
        return new UsageRow(
                ID,
                false,
                new Payer(SCHOOL, SCHOOL, "school", "ada", source),
                new Work("cover_image", "sync", 1, null, null, null),
                new Price(0, null, source.equals("plan") ? 0 : 250_000, 250_000L, billable, null, null, null),
                Records.end(status, null));
    }
}
