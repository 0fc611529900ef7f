package io.tutorflow.billing.account.registration;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many registrations may be attempted within a sliding window.
 *
 * @param whose the beginning of the message to the caller
 */
record RegistrationLimit(String whose, int attempts, Duration window) {

    RegistrationLimit {
        if (attempts < 1 || !window.isPositive()) {
            throw new IllegalArgumentException(
                    "A limit must allow at least one attempt: " + attempts + " in " + window);
        }
    }

    /**
     * @param decisive the attempt within the window that is the limit's last, counted back from the latest: when it
     *     leaves the window, one more is allowed; null if there were fewer
     */
    Admission decide(@Nullable Instant decisive, Instant now) {
        return decisive == null
                ? new Admission.Admitted()
                : new Admission.Refused(this, Duration.between(now, decisive.plus(window)));
    }
}
