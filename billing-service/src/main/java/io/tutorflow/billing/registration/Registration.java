package io.tutorflow.billing.registration;

import io.tutorflow.billing.workspace.Opening;
import java.time.Duration;

/** What became of a registration. */
sealed interface Registration {

    /** It was tried. */
    record Decided(Opening opening) implements Registration {}

    /** It was not even tried. */
    record TooMany(RegistrationLimit limit, Duration retryAfter) implements Registration {}
}
