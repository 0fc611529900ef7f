package io.tutorflow.billing.payment;

import java.time.Duration;

/** Limits and intervals of payments. */
final class PaymentLimits {

    /** How long Stripe's page is valid. */
    static final Duration SESSION_LIFE = Duration.ofHours(2);

    /** A charge of a saved card is given up if Stripe has been unavailable for this long. */
    static final Duration CHARGE_LIFE = Duration.ofHours(24);

    /** Stripe requires at least half an hour for a session; slightly more, in case clocks differ. */
    static final Duration SESSION_AT_LEAST = Duration.ofMinutes(35);

    /** Payments that one payer may start for an account within the window, each with a session at Stripe. */
    static final int BEGUN = 30;

    static final Duration WINDOW = Duration.ofHours(1);

    /** Stripe is asked about an open payment after a minute, then at doubling intervals up to the maximum. */
    static final Duration FIRST_LOOK = Duration.ofMinutes(1);

    static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    /** How often a payment that contradicts Stripe is looked at and reported. */
    static final Duration ALARM_EVERY = Duration.ofHours(1);

    private PaymentLimits() {}
}
