package io.tutorflow.billing.wallet;

import java.util.UUID;

/** The platform's own accounts; they have no locked row, their balance is the sum of their transfers. */
final class HouseAccounts {

    static final UUID REVENUE = new UUID(0, 1);
    static final UUID PROMOTIONS = new UUID(0, 2);
    static final UUID STRIPE_CLEARING = new UUID(0, 3);

    private HouseAccounts() {}
}
