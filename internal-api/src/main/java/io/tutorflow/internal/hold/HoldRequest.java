package io.tutorflow.internal.hold;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to hold an estimate.
 *
 * @param holdId the usage record's id: repeating the request for the same work holds only once
 * @param keyId the API key, which the ledger checks again; null if a person or an edit token asks
 * @param amountMicros in micro-USD
 * @param minimumMicros if given, any available amount from this much on is enough
 * @param capped whether the amount is a cap instead of an estimate, which never triggers automatic reload
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoldRequest(
        UUID holdId,
        UUID accountId,
        @Nullable UUID keyId,
        long amountMicros,
        @Nullable Long minimumMicros,
        boolean capped) {

    /**
     * Checked here, because the ledger refuses a whole call for one impossible hold, and its neighbours would fail too.
     */
    public HoldRequest {
        requireNonNull(holdId, "holdId");
        requireNonNull(accountId, "accountId");
        if (amountMicros <= 0 || (minimumMicros != null && (minimumMicros <= 0 || minimumMicros > amountMicros))) {
            throw new IllegalArgumentException("Not to be held: " + amountMicros + ", at least " + minimumMicros);
        }
    }

    /** The whole estimate. */
    public static HoldRequest estimate(UUID holdId, UUID accountId, @Nullable UUID keyId, Money amount) {
        return new HoldRequest(holdId, accountId, keyId, amount.micros(), null, false);
    }

    /** A cap for work whose price is known only at its end. */
    public HoldRequest withBound() {
        return new HoldRequest(holdId, accountId, keyId, amountMicros, minimumMicros, true);
    }

    public Money amount() {
        return Money.ofMicros(amountMicros);
    }

    public @Nullable Money minimum() {
        return minimumMicros == null ? null : Money.ofMicros(minimumMicros);
    }
}
