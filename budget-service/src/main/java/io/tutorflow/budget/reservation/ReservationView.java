package io.tutorflow.budget.reservation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.budget.reservation.ReservationAnswer.State;
import io.tutorflow.budget.teacher.BudgetBook;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one wish, as usage-service is answered.
 *
 * @param outcome {@code RESERVED}, {@code KNOWN} (reserved before, now in {@code state}) or {@code REFUSED}
 * @param source where the work is paid from: {@code PLAN} or {@code TOKENS}
 * @param amountMicros what is reserved of the tokens; 0 where the plan covers it
 * @param reason {@code BUDGET_EXCEEDED}, {@code ORGANIZATION_SUSPENDED} or
 *     {@code UNKNOWN_ORGANIZATION}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReservationView(
        UUID reservationId,
        String outcome,
        @Nullable Source source,
        @Nullable State state,
        @Nullable Long amountMicros,
        @Nullable String reason,
        @Nullable ExceededView budget) {

    static ReservationView of(UUID id, ReservationAnswer answer) {
        return switch (answer) {
            case ReservationAnswer.Reserved reserved ->
                new ReservationView(
                        id,
                        "RESERVED",
                        reserved.source(),
                        null,
                        reserved.amount().micros(),
                        null,
                        null);
            case ReservationAnswer.Known known ->
                new ReservationView(
                        id,
                        "KNOWN",
                        known.source(),
                        known.state(),
                        known.amount().micros(),
                        null,
                        null);
            case ReservationAnswer.OverBudget over -> refused(id, "BUDGET_EXCEEDED", ExceededView.of(over.book()));
            case ReservationAnswer.Suspended suspended -> refused(id, "ORGANIZATION_SUSPENDED", null);
        };
    }

    static ReservationView unknownOrganization(UUID id) {
        return refused(id, "UNKNOWN_ORGANIZATION", null);
    }

    private static ReservationView refused(UUID id, String reason, @Nullable ExceededView budget) {
        return new ReservationView(id, "REFUSED", null, null, null, reason, budget);
    }

    /** The limit that refuses, in tokens, and who can raise it. */
    record ExceededView(
            BigDecimal limitTokens,
            BigDecimal spentTokens,
            BigDecimal remainingTokens,
            String period,
            Instant resetsAt,
            String owner,
            String contactAdmin) {

        static ExceededView of(BudgetBook book) {
            var spend = book.current();
            return new ExceededView(
                    book.limit().credits(),
                    spend.spent().credits(),
                    book.remaining().credits(),
                    spend.period().text(),
                    spend.span().end(),
                    book.budget().teacher().id().value(),
                    book.budget().lastChange().by());
        }
    }
}
