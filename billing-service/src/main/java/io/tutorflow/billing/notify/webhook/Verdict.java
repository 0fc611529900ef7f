package io.tutorflow.billing.notify.webhook;

import java.time.Instant;

/** What follows from a reply. */
sealed interface Verdict {

    record Delivered() implements Verdict {}

    record Again(Instant at) implements Verdict {}

    /** It was the last attempt. */
    record GivenUp() implements Verdict {}

    /** The server says that nobody is there any more: nothing is sent to the endpoint again. */
    record Gone() implements Verdict {}
}
