package io.tutorflow.billing.alert;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tells of crossings, on any replica: each is one transaction with all that is told of it, so each is told once. */
@ApplicationScoped
class TellingCrossings {

    private static final Logger LOG = Logger.getLogger(TellingCrossings.class);

    /** Crossings of one round; the next takes the rest. */
    private static final int ROUND = 100;

    private final CrossingTable crossings;
    private final Holders holders;
    private final Announcing announcing;
    private final BusinessClock clock;
    private final Outbox outbox;

    TellingCrossings(
            CrossingTable crossings, Holders holders, Announcing announcing, BusinessClock clock, Outbox outbox) {
        this.crossings = crossings;
        this.holders = holders;
        this.announcing = announcing;
        this.clock = clock;
        this.outbox = outbox;
    }

    @Scheduled(
            every = "${tutorflow.alerts.tell-every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "telling-crossings")
    Uni<Void> tell() {
        return Panache.withSession(() -> crossings.list(ROUND))
                .chain(this::tellAll)
                .onFailure()
                .invoke(failure -> LOG.warnf("Low balances are told later: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> tellAll(List<UUID> found) {
        return Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(id -> Panache.withTransaction(() -> tell(id))
                        .invoke(outbox::wakeRelay)
                        .onFailure()
                        .invoke(failure -> LOG.warnf("Crossing %s is told later: %s", id, failure))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> tell(UUID id) {
        var now = clock.now();
        return crossings
                .claim(id)
                .chain(claimed -> claimed.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : holders.of(claimed.get().account())
                                .chain(holder -> announcing.announce(claimed.get(), holder, now))
                                .chain(() -> crossings.told(claimed.get(), now)));
    }
}
