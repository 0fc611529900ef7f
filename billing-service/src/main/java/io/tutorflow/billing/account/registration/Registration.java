package io.tutorflow.billing.account.registration;

import io.tutorflow.billing.account.workspace.Opening;
import java.time.Duration;

/** The outcome of a registration. */
sealed interface Registration {

    /** It was attempted. */
    record Decided(Opening opening) implements Registration {}

    /** It was not attempted. */
    record TooMany(RegistrationLimit limit, Duration retryAfter) implements Registration {}
}
