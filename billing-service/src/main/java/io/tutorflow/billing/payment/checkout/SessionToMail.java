package io.tutorflow.billing.payment.checkout;

import java.time.Duration;

/** Whether a link to be mailed was made. */
sealed interface SessionToMail {

    /** It was, and goes to nobody but the reader of the workspace's mail. */
    record Made(BillingSession session) implements SessionToMail {}

    /** There were enough lately. */
    record TooMany(Duration pause) implements SessionToMail {}
}
