package io.tutorflow.billing.registration;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts attempts to register, in the database, so that replicas and restarts count together. The count commits before
 * the registration begins: one that ends in a conflict has been counted.
 */
@ApplicationScoped
class AdmittingNewcomers {

    private final AttemptTable table;
    private final BusinessClock clock;
    private final RegistrationLimit limit;

    AdmittingNewcomers(
            AttemptTable table,
            BusinessClock clock,
            @ConfigProperty(name = "tutorflow.registration.limit", defaultValue = "5") int attempts,
            @ConfigProperty(name = "tutorflow.registration.window", defaultValue = "PT1H") Duration window) {
        this.table = table;
        this.clock = clock;
        this.limit = new RegistrationLimit(attempts, window);
    }

    RegistrationLimit limit() {
        return limit;
    }

    Uni<Admission> admit(ClientNetwork network) {
        return Panache.withTransaction(() -> table.lock(network).chain(() -> decide(network)));
    }

    private Uni<Admission> decide(ClientNetwork network) {
        var now = clock.now();
        var cutoff = now.minus(limit.window());
        // An attempt of a later day was made before somebody moved the clock back; it is not held against anybody.
        var beyond = now.plus(limit.window());
        return table.forgetUpTo(cutoff)
                .chain(() -> table.between(network, cutoff, beyond))
                .map(recent -> limit.decide(recent, now))
                .call(admission -> switch (admission) {
                    case Admission.Admitted admitted -> table.persist(new AttemptRow(network, now));
                    case Admission.Refused refused -> Uni.createFrom().voidItem();
                });
    }
}
