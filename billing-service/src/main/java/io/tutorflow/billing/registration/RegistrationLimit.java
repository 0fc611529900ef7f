package io.tutorflow.billing.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How many registrations one network may try within a window that moves with the time. */
record RegistrationLimit(int attempts, Duration window) {

    RegistrationLimit {
        if (attempts < 1 || !window.isPositive()) {
            throw new IllegalArgumentException("A limit lets some through: " + attempts + " in " + window);
        }
    }

    /** @param recent the attempts within the window, oldest first */
    Admission decide(List<Instant> recent, Instant now) {
        if (recent.size() < attempts) {
            return new Admission.Admitted();
        }
        // Enough of the oldest must leave the window for one more to fit.
        var leaves = recent.get(recent.size() - attempts).plus(window);
        return new Admission.Refused(Duration.between(now, leaves));
    }
}
