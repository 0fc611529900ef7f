package io.tutorflow.billing.account.registration;

import io.tutorflow.billing.account.workspace.Opening;
import java.time.Duration;

/** What became of a registration. */
sealed interface Registration {

    /** It was tried. */
    record Decided(Opening opening) implements Registration {}

    /** It was not even tried. */
    record TooMany(RegistrationLimit limit, Duration retryAfter) implements Registration {}
}
