package io.tutorflow.billing.wallet;

import io.tutorflow.billing.wallet.Settlement.Charge;
import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A transfer that closes a hold, ready to be written.
 *
 * @param overrun by how much a capture passes its hold
 * @param late whether its hold had been released before the work was finalized
 */
record Entry(
        HoldId id,
        AccountId account,
        Kind kind,
        Money amount,
        Funding parts,
        Money overrun,
        boolean late,
        @Nullable Charge charge,
        @Nullable String reason) {

    /** How a hold ends. */
    enum Kind {
        CAPTURE("capture"),
        VOID("void");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
