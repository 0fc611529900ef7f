package io.tutorflow.billing.account.registration;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many registrations may be tried within a window that moves with the time.
 *
 * @param whose whom it is counted for, as the caller is told
 */
record RegistrationLimit(String whose, int attempts, Duration window) {

    RegistrationLimit {
        if (attempts < 1 || !window.isPositive()) {
            throw new IllegalArgumentException("A limit lets some through: " + attempts + " in " + window);
        }
    }

    /**
     * @param decisive of the attempts within the window the one that, counted back from the latest, is the limit's last:
     *     when it leaves the window, one more fits; null if there were fewer
     */
    Admission decide(@Nullable Instant decisive, Instant now) {
        return decisive == null
                ? new Admission.Admitted()
                : new Admission.Refused(this, Duration.between(now, decisive.plus(window)));
    }
}
