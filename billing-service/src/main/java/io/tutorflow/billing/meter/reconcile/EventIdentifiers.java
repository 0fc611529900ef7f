package io.tutorflow.billing.meter.reconcile;

import java.util.Optional;
import java.util.UUID;

/** Of meter events at Stripe: ours are the ids of usage records. */
final class EventIdentifiers {

    private EventIdentifiers() {}

    /** Empty if it cannot be one that was sent by us. */
    static Optional<UUID> recordOf(String identifier) {
        try {
            var id = UUID.fromString(identifier);
            return id.toString().equals(identifier) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
