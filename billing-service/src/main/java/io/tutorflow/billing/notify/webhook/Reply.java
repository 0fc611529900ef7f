package io.tutorflow.billing.notify.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of sending an event to a customer's server. */
sealed interface Reply {

    /**
     * @param body its beginning
     * @param retryAfter how long the server asks to be left alone
     */
    record Answered(int status, String body, @Nullable Duration retryAfter) implements Reply {}

    /** Not reached, or not in time. */
    record Unanswered(String error) implements Reply {}
}
