package io.tutorflow.billing.ledger;

import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a capture is for; it recomputes to its amount.
 *
 * @param listUnitPrice the catalogue's, where terms made it less
 */
public record Charge(
        String catalogKey,
        Money unitPrice,
        @Nullable Money listUnitPrice,
        Units units,
        Instant finalizedAt,
        Instant recordedAt) {

    /** At the catalogue's price. */
    public Charge(String catalogKey, Money unitPrice, Units units, Instant finalizedAt, Instant recordedAt) {
        this(catalogKey, unitPrice, null, units, finalizedAt, recordedAt);
    }
}
