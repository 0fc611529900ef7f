package io.tutorflow.billing.account.registration;

import java.time.Duration;

/** Whether one more registration may be tried. */
sealed interface Admission {

    /** It may, and it counts. */
    record Admitted() implements Admission {}

    /** It may not, before so much time has passed; this attempt does not count. */
    record Refused(RegistrationLimit limit, Duration retryAfter) implements Admission {}
}
