package io.tutorflow.billing.verification;

import java.time.Duration;

/** What asking for another mail comes to. */
sealed interface Resend {

    /** It is on its way. */
    record Owed(String email) implements Resend {}

    /** Nothing to do any more. */
    record Verified() implements Resend {}

    /** The workspace was made without one. */
    record NoAddress() implements Resend {}

    /** Enough for now. */
    record TooMany(Duration retryAfter) implements Resend {}
}
