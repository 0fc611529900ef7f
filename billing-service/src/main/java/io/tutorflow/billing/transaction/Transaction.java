package io.tutorflow.billing.transaction;

import io.tutorflow.http.Cursor;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as its account sees it.
 *
 * @param incoming whether the account got it
 * @param amount above zero, whichever way it went
 * @param reason of what came in
 * @param charge of usage
 */
record Transaction(
        UUID id,
        TransactionType type,
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
        return switch (type) {
            case SIGNUP -> "Free credits to begin with";
            case GRANT -> reason == null ? "Granted" : "Granted: " + reason;
            case PURCHASE -> reason == null ? "Bought" : reason;
            case BONUS -> reason == null ? "Bonus" : reason;
            case REFUND, REFUND_RETURNED -> reason == null ? "Refund" : reason;
            case DISPUTE, DISPUTE_RETURNED -> reason == null ? "Dispute" : reason;
            case DISTRIBUTION, DISTRIBUTION_RETURNED -> reason == null ? "Distribution" : reason;
            case USAGE ->
                charge == null
                        ? "Usage"
                        : "%s: %s × $%s"
                                .formatted(
                                        charge.catalogKey(),
                                        charge.units().value().toPlainString(),
                                        charge.unitPrice().usd().toPlainString());
        };
    }

    Cursor cursor() {
        return new Cursor(at, id);
    }
}
