package io.tutorflow.billing.ledger;

import java.util.UUID;

/** The platform's own accounts; they have no locked row, their balance is the sum of their transfers. */
enum HouseAccount {
    /** What work has earned. */
    REVENUE(1),
    /** Out of which credits are given. */
    PROMOTIONS(2),
    /** What Stripe has taken and not yet paid out. */
    STRIPE_CLEARING(3);

    private final UUID id;

    HouseAccount(long number) {
        this.id = new UUID(0, number);
    }

    UUID id() {
        return id;
    }
}
