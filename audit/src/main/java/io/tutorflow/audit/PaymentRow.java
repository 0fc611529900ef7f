package io.tutorflow.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment in billing-service.
 *
 * @param order null if there is only a transfer
 * @param purchase in the ledger; null if it was not credited
 * @param bonus for it in the ledger
 */
record PaymentRow(
        UUID id,
        @Nullable Order order,
        @Nullable Credit purchase,
        @Nullable Credit bonus) {

    /**
     * What was agreed, and the outcome.
     *
     * @param isOfSchool whether an organization buys
     * @param hasPage whether it was paid on a page of Stripe
     */
    record Order(
            UUID accountId,
            boolean isOfSchool,
            String purpose,
            String payer,
            long cents,
            long bonusMicros,
            String state,
            @Nullable String intent,
            boolean hasPage,
            @Nullable Instant paidAt) {}

    /** Credits that a transfer moved. */
    record Credit(
            UUID id,
            UUID accountId,
            UUID house,
            long micros,
            @Nullable String actor,
            Instant at) {

        /** Rows of one transaction read the clock one after the other, and it may be moved in between. */
        private static final Duration MOMENT = Duration.ofMinutes(5);

        boolean isAbout(@Nullable Instant moment) {
            return moment != null && Duration.between(moment, at).abs().compareTo(MOMENT) < 0;
        }
    }

    boolean isPaid() {
        return order != null && order.state().equals("paid");
    }

    @Nullable
    String intent() {
        return order == null ? null : order.intent();
    }

    long cents() {
        return order == null ? 0 : order.cents();
    }
}
