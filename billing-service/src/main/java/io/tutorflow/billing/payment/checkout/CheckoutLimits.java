package io.tutorflow.billing.payment.checkout;

import java.time.Duration;

/** What may be paid at once, and how long a link is good. */
final class CheckoutLimits {

    static final String MINIMUM_USD = "5";
    static final String MAXIMUM_USD = "5000";

    /** Long enough for an agent's human to read the mail. */
    static final Duration LINK_LIFE = Duration.ofHours(24);

    /** It can have cards charged: as long as a person takes from the page to the mail and back. */
    static final Duration MAILED_LINK_LIFE = Duration.ofHours(1);

    /** Mailed links of a workspace within the window: enough for who looks in the wrong folder, no flood. */
    static final int MAILED_LINKS = 5;

    static final Duration MAILED_LINKS_WITHIN = Duration.ofHours(1);

    /** Longer, and the person at the page is told to try again. */
    static final Duration MAILING = Duration.ofSeconds(10);

    /** Mails by which a card is forgotten: enough for a person who lost one, too few to annoy a mailbox. */
    static final int FAREWELLS = 3;

    static final Duration FAREWELL_WINDOW = Duration.ofHours(1);

    private CheckoutLimits() {}
}
