package io.tutorflow.billing.account.registration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Counts registration attempts in the database, across replicas and restarts: per network, per site, and in total. The
 * count commits before the registration begins, so a registration that ends in a conflict counts too. Repeats with the
 * same key count once, however many arrive at once.
 */
@ApplicationScoped
class AdmittingNewcomers {

    private final AttemptTable table;
    private final BusinessClock clock;
    private final RegistrationConfig config;

    AdmittingNewcomers(AttemptTable table, BusinessClock clock, RegistrationConfig config) {
        this.table = table;
        this.clock = clock;
        this.config = config;
    }

    Uni<Admission> admit(ClientNetwork network, Asked asked) {
        return Panache.withTransaction(() -> {
            var now = clock.now();
            var id = idOf(network, asked);
            return table.forgetUpTo(now.minus(config.window()))
                    .chain(() -> table.lock(AttemptTable.Scope.NETWORK + " " + network.text()))
                    .chain(() -> table.findById(id))
                    .chain(before -> before == null
                            ? first(id, network, now)
                            : Uni.createFrom().item(new Admission.Admitted()));
        });
    }

    private Uni<Admission> first(UUID id, ClientNetwork network, Instant now) {
        return within(limitsOf(network), now).call(admission -> switch (admission) {
            case Admission.Admitted admitted -> table.persist(new AttemptRow(id, network, now));
            case Admission.Refused refused -> Uni.createFrom().voidItem();
        });
    }

    private static UUID idOf(ClientNetwork network, Asked asked) {
        if (asked.key() == null) {
            return UUID.randomUUID();
        }
        var attempt =
                String.join("\n", network.text(), asked.key(), asked.request().hex());
        return UUID.nameUUIDFromBytes(attempt.getBytes(UTF_8));
    }

    /** From narrow to wide, so that a flood from one network only waits for its own lock. */
    private List<Counted> limitsOf(ClientNetwork network) {
        var own = new Counted(
                AttemptTable.Scope.NETWORK,
                network.text(),
                limit("Registrations from this address have", config.limit()));
        var all = new Counted(
                AttemptTable.Scope.ALL, "all", limit("Registrations on the platform have", config.totalLimit()));
        var site = network.site();
        return site == null
                ? List.of(own, all)
                : List.of(
                        own,
                        new Counted(
                                AttemptTable.Scope.SITE,
                                site,
                                limit("Registrations from this address's network (/48) have", config.siteLimit())),
                        all);
    }

    private RegistrationLimit limit(String whose, int attempts) {
        return new RegistrationLimit(whose, attempts, config.window());
    }

    private Uni<Admission> within(List<Counted> limits, Instant now) {
        if (limits.isEmpty()) {
            return Uni.createFrom().item(new Admission.Admitted());
        }
        return within(limits.getFirst(), now).flatMap(admission -> switch (admission) {
            case Admission.Admitted admitted -> within(limits.subList(1, limits.size()), now);
            case Admission.Refused refused -> Uni.createFrom().item(refused);
        });
    }

    private Uni<Admission> within(Counted counted, Instant now) {
        var limit = counted.limit();
        // An attempt with a later date was made before the clock was moved back; it is not held against anyone.
        return table.lock(counted.scope() + " " + counted.name())
                .chain(() -> table.decisive(
                        counted.scope(),
                        counted.name(),
                        now.minus(limit.window()),
                        now.plus(limit.window()),
                        limit.attempts()))
                .map(row -> limit.decide(row == null ? null : row.attemptedAt, now));
    }

    /** A limit, and the scope of the attempts it counts. */
    private record Counted(AttemptTable.Scope scope, String name, RegistrationLimit limit) {}
}
