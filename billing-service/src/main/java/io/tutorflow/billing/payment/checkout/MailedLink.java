package io.tutorflow.billing.payment.checkout;

import java.time.Duration;

/** What became of a wish for a link by mail. */
sealed interface MailedLink {

    /** It is on its way. */
    record Sent(String address) implements MailedLink {}

    /** There were enough lately. */
    record TooMany(Duration pause) implements MailedLink {}

    /** The mail server did not take it. */
    record NotTaken() implements MailedLink {}
}
