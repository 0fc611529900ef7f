package io.tutorflow.billing.account.registration;

import java.time.Duration;

/** Whether another registration may be attempted. */
sealed interface Admission {

    /** It may, and it counts. */
    record Admitted() implements Admission {}

    /** Not before this much time has passed; this attempt does not count. */
    record Refused(RegistrationLimit limit, Duration retryAfter) implements Admission {}
}
