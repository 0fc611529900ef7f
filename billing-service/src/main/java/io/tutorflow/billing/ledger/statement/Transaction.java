package io.tutorflow.billing.ledger.statement;

import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as its account sees it.
 *
 * @param number its place among the transfers of the account
 * @param incoming whether the account got it
 * @param amount above zero, whichever way it went
 * @param reason of what came in
 * @param charge of usage
 */
record Transaction(
        UUID id,
        long number,
        TransferKind kind,
        boolean incoming,
        Money amount,
        Instant at,
        @Nullable String reason,
        @Nullable Charge charge) {

    /** What usage was charged for. */
    record Charge(String catalogKey, Units units, Money unitPrice) {}

    Money signed() {
        return incoming ? amount : Money.ZERO.minus(amount);
    }

    String description() {
        if (charge != null) {
            return "%s: %s × $%s"
                    .formatted(
                            charge.catalogKey(),
                            charge.units().value().toPlainString(),
                            charge.unitPrice().usd().toPlainString());
        }
        return kind.describe(reason);
    }

    Place place() {
        return new Place(number);
    }
}
