package io.tutorflow.billing.ledger;

import java.util.Arrays;
import java.util.UUID;

/** The platform's own accounts; they have no locked row, their balance is the sum of their transfers. */
public enum HouseAccount {
    /** What work has earned. */
    REVENUE(1),
    /** Out of which credits are given. */
    PROMOTIONS(2),
    /** What Stripe has taken and not yet paid out. */
    STRIPE_CLEARING(3),
    /** What was paid past Stripe. */
    BANK(4),
    /** Tax that was paid to us, and is not ours. */
    TAX_PAYABLE(5),
    /** Fractions of a cent between what was used and what was paid. */
    ROUNDING(6),
    /** What was owed, and nobody will pay. */
    WRITE_OFFS(7);

    private final UUID id;

    HouseAccount(long number) {
        this.id = new UUID(0, number);
    }

    public UUID id() {
        return id;
    }

    /** The one with that id. */
    public static HouseAccount of(UUID id) {
        return Arrays.stream(values())
                .filter(account -> account.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Not a house account: " + id));
    }
}
