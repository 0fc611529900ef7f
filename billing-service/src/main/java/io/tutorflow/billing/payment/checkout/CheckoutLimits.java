package io.tutorflow.billing.payment.checkout;

import java.time.Duration;

/** How much may be paid at once, and how long links are valid. */
final class CheckoutLimits {

    static final String MINIMUM_USD = "5";
    static final String MAXIMUM_USD = "5000";

    /** Long enough for an agent's owner to read the mail. */
    static final Duration LINK_LIFE = Duration.ofHours(24);

    /**
     * This link can authorize charges, so it lasts only as long as a person takes from the page to the mail and back.
     */
    static final Duration MAILED_LINK_LIFE = Duration.ofHours(1);

    /**
     * Mailed links per workspace within the window: enough for someone who looks in the wrong folder, but no flood.
     */
    static final int MAILED_LINKS = 5;

    static final Duration MAILED_LINKS_WITHIN = Duration.ofHours(1);

    /** If it takes longer, the person at the page is told to try again. */
    static final Duration MAILING = Duration.ofSeconds(10);

    /** Mails for removing a card: enough for a person who has lost one, too few to annoy. */
    static final int FAREWELLS = 3;

    static final Duration FAREWELL_WINDOW = Duration.ofHours(1);

    private CheckoutLimits() {}
}
