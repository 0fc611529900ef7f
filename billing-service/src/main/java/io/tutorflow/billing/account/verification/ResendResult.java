package io.tutorflow.billing.account.verification;

import io.tutorflow.billing.account.workspace.Opening;
import java.time.Duration;

/** The outcome of a request for another mail. */
sealed interface ResendResult {

    /** It will be sent. */
    record Owed(String email) implements ResendResult {}

    /** Nothing is left to do. */
    record Verified() implements ResendResult {}

    /** The workspace has verified a different address. */
    record Settled() implements ResendResult {}

    /** Another workspace has verified it. */
    record Taken(Opening.Taken what) implements ResendResult {}

    /** The workspace has no address, and the request names none. */
    record NoAddress() implements ResendResult {}

    /** Too many mails lately. */
    record TooMany(Duration retryAfter) implements ResendResult {}
}
