package io.tutorflow.billing.payment;

import java.time.Duration;

/** How long and how often. */
final class PaymentLimits {

    /** A page of Stripe is good for so long. */
    static final Duration SESSION_LIFE = Duration.ofHours(2);

    /** A charge of a saved card that Stripe could not be asked for in so long is given up. */
    static final Duration CHARGE_LIFE = Duration.ofHours(24);

    /** Stripe wants a session to live for at least half an hour; a little more, for clocks that differ. */
    static final Duration SESSION_AT_LEAST = Duration.ofMinutes(35);

    /** Payments that an account may begin within the window: each is a session at Stripe. */
    static final int BEGUN = 30;

    static final Duration WINDOW = Duration.ofHours(1);

    /** Stripe is asked about an open payment after a minute, then after twice as long each time, up to the most. */
    static final Duration FIRST_LOOK = Duration.ofMinutes(1);

    static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    /** A payment that contradicts what Stripe says is looked at, and cried out about, this often. */
    static final Duration ALARM_EVERY = Duration.ofHours(1);

    private PaymentLimits() {}
}
