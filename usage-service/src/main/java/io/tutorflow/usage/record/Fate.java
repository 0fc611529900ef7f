package io.tutorflow.usage.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a record, as far as whoever holds money for it needs to know. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Fate(
        UUID id,
        State state,

        @Schema(description = "RUNNING: look again then") @Nullable
        Instant until,

        @Schema(description = "FINALIZED: what is to be captured") @Nullable
        Bill finalized) {

    /** A render may run for a day; should its end get lost on the way, it is found out sooner. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    /** How a record can stand. */
    enum State {
        RUNNING,
        FINALIZED,
        VOIDED,
        /** Nothing is recorded under the id, and nothing ever will be. */
        NEVER
    }

    /**
     * What a finalized record is charged.
     *
     * @param amountMicros unit price times units
     * @param chargedMicros the part of it that the payer's wallet is charged: nothing where a plan pays
     */
    record Bill(
            UUID accountId,
            long amountMicros,
            long chargedMicros,
            String catalogKey,
            long unitPriceMicros,
            BigDecimal units,
            Instant finalizedAt) {

        static long charged(BillingSource source, long amountMicros) {
            return source.charged(Money.ofMicros(amountMicros)).micros();
        }
    }

    /** @param deadline none if the work has ended in this moment: look again at once */
    static Fate running(UUID id, @Nullable Instant deadline, Instant now) {
        var soon = now.plus(LOOK_AGAIN);
        var until = deadline == null ? now : deadline.isBefore(soon) ? deadline : soon;
        return new Fate(id, State.RUNNING, until, null);
    }

    static Fate finalized(UUID id, Bill bill) {
        return new Fate(id, State.FINALIZED, null, bill);
    }

    static Fate voided(UUID id) {
        return new Fate(id, State.VOIDED, null, null);
    }

    static Fate never(UUID id) {
        return new Fate(id, State.NEVER, null, null);
    }
}
