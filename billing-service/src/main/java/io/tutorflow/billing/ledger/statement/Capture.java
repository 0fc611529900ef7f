package io.tutorflow.billing.ledger.statement;

import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was charged for one piece of work, as documents are made of it.
 *
 * @param id of its usage record
 * @param number its place among the transfers of its account
 * @param listUnitPrice what a unit costs without an agreement
 * @param mode how it is charged
 * @param metered what meters count of it; none: it is not metered
 */
public record Capture(
        UUID id,
        long number,
        Instant finalizedAt,
        String catalogKey,
        Money listUnitPrice,
        Money unitPrice,
        Units units,
        Money amount,
        Money promotional,
        Money purchased,
        Money line,
        BillingMode mode,
        @Nullable Metered metered) {

    /** The same as our own invoices charge it. */
    public Capture invoiced() {
        return new Capture(
                id,
                number,
                finalizedAt,
                catalogKey,
                listUnitPrice,
                unitPrice,
                units,
                amount,
                promotional,
                purchased,
                line,
                BillingMode.INTERNAL_INVOICE,
                null);
    }
}
