package io.tutorflow.billing.notify.webhook;

import java.time.Instant;

/** What follows from a reply. */
sealed interface Verdict {

    record Delivered() implements Verdict {}

    record Again(Instant at) implements Verdict {}

    /** This was the last attempt. */
    record GivenUp() implements Verdict {}

    /** The server says that the endpoint no longer exists: nothing is sent to it again. */
    record Gone() implements Verdict {}
}
