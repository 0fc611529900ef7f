package io.tutorflow.billing.notify.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The result of sending an event to a customer's server. */
sealed interface Reply {

    /**
     * @param body its beginning
     * @param retryAfter how long the server asks us to wait
     */
    record Answered(int status, String body, @Nullable Duration retryAfter) implements Reply {}

    /** Not reached, or no answer in time. */
    record Unanswered(String error) implements Reply {}
}
