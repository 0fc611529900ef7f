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

    /**
     * What usage was charged for.
     *
     * @param title of what was requested, or of what it is for
     */
    record Charge(
            String catalogKey,
            Units units,
            Money unitPrice,
            @Nullable String title) {

        private static final Money TOKEN = Money.ofCredits(1);

        /** In words. Of what is priced in tokens, the amount says it all. */
        String description() {
            var name = WorkName.of(catalogKey);
            if (unitPrice.equals(TOKEN)) {
                return title == null ? name : "%s for '%s'".formatted(name, title);
            }
            return "%s%s: %s × $%s"
                    .formatted(
                            name,
                            title == null ? "" : " '" + title + "'",
                            units.value().toPlainString(),
                            unitPrice.usd().toPlainString());
        }
    }

    Money signed() {
        return incoming ? amount : Money.ZERO.minus(amount);
    }

    String description() {
        return charge == null ? kind.describe(reason) : charge.description();
    }

    Place place() {
        return new Place(number);
    }
}
