package io.tutorflow.internal.hold;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An estimate that is to be set aside.
 *
 * @param holdId the usage record's id: asking twice for the same work holds once
 * @param keyId the API key that asks, which the ledger judges once more; none where a person or an edit token asks
 * @param amountMicros in micro-USD
 * @param minimumMicros if given, as much as is available will do, from this much on
 * @param capped whether the amount is a bound and not an estimate: it sets no automatic reload off
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoldRequest(
        UUID holdId,
        UUID accountId,
        @Nullable UUID keyId,
        long amountMicros,
        @Nullable Long minimumMicros,
        boolean capped) {

    /** The ledger refuses a whole call for one hold that cannot be, so that its neighbours would fail with it. */
    public HoldRequest {
        requireNonNull(holdId, "holdId");
        requireNonNull(accountId, "accountId");
        if (amountMicros <= 0 || (minimumMicros != null && (minimumMicros <= 0 || minimumMicros > amountMicros))) {
            throw new IllegalArgumentException("Not to be held: " + amountMicros + ", at least " + minimumMicros);
        }
    }

    /** An estimate, the whole of it. */
    public static HoldRequest estimate(UUID holdId, UUID accountId, @Nullable UUID keyId, Money amount) {
        return new HoldRequest(holdId, accountId, keyId, amount.micros(), null, false);
    }

    /** A bound of work whose price its end decides. */
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
