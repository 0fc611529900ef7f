package io.tutorflow.billing.payment.card;

import java.time.Duration;

/** How often. */
final class CardLimits {

    /** Pages that an account may ask for within the window: each is a session at Stripe. */
    static final int BEGUN = 10;

    static final Duration WINDOW = Duration.ofHours(1);

    /** Stripe is asked about an open page after a minute, then after twice as long each time, up to the longest pause. */
    static final Duration FIRST_LOOK = Duration.ofMinutes(1);

    static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    private CardLimits() {}
}
