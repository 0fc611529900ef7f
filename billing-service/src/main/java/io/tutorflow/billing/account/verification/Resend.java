package io.tutorflow.billing.account.verification;

import io.tutorflow.billing.account.workspace.Opening;
import java.time.Duration;

/** What asking for another mail comes to. */
sealed interface Resend {

    /** It is on its way. */
    record Owed(String email) implements Resend {}

    /** Nothing to do any more. */
    record Verified() implements Resend {}

    /** Its address is verified, and is not the one that was given now. */
    record Settled() implements Resend {}

    /** Another workspace has verified it. */
    record Taken(Opening.Taken what) implements Resend {}

    /** There is none, and none was given. */
    record NoAddress() implements Resend {}

    /** Enough for now. */
    record TooMany(Duration retryAfter) implements Resend {}
}
