package io.tutorflow.billing.payment.card;

import java.time.Duration;

/** Limits and intervals of saving cards. */
final class CardLimits {

    /** Pages that an account may request within the window, each with a session at Stripe. */
    static final int BEGUN = 10;

    static final Duration WINDOW = Duration.ofHours(1);

    /** Stripe is asked about an open page after a minute, then at doubling intervals up to the longest pause. */
    static final Duration FIRST_LOOK = Duration.ofMinutes(1);

    static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    private CardLimits() {}
}
