package io.tutorflow.billing.ledger;

import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a capture is for; it recomputes to its amount.
 *
 * @param listUnitPrice the catalogue's, where terms made it less
 * @param meter none: usage-service did not say it
 * @param title of what was requested, or of what it is for, as whoever requested it has written it
 */
public record Charge(
        String catalogKey,
        Money unitPrice,
        @Nullable Money listUnitPrice,
        Units units,
        Instant finalizedAt,
        Instant recordedAt,
        @Nullable Meter meter,
        @Nullable String title) {

    /** At the catalogue's price, of no meter and without a title. */
    public Charge(String catalogKey, Money unitPrice, Units units, Instant finalizedAt, Instant recordedAt) {
        this(catalogKey, unitPrice, null, units, finalizedAt, recordedAt, null, null);
    }
}
