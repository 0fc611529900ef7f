package io.tutorflow.billing.wallet;

import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * Purchased credits that are taken back, in two parts.
 *
 * @param id the caller's key: the same withdrawal twice is one withdrawal
 * @param paid what was paid for with money that goes back
 * @param rest the bonus that went with it, and fractions of a cent
 */
public record Withdrawal(
        UUID id, UUID accountId, Kind kind, Money paid, Money rest, String reason, String actor, Instant at) {

    public Withdrawal {
        if (paid.isNegative() || rest.isNegative() || !paid.plus(rest).isPositive()) {
            throw new IllegalArgumentException("A withdrawal takes something: " + paid + " and " + rest);
        }
    }

    public Money total() {
        return paid.plus(rest);
    }

    /** Why they are taken. */
    public enum Kind {
        REFUND("refund"),
        DISPUTE("dispute");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        /** The kind of the transfer by which it comes back. */
        String returned() {
            return text + "_returned";
        }
    }
}
