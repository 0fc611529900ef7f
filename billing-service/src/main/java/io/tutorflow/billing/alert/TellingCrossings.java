package io.tutorflow.billing.alert;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.round.Round;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tells of crossings, on any replica: each is one transaction with all that is told of it, so each is told once. */
@ApplicationScoped
class TellingCrossings {

    private static final Round ROUND = new Round(Logger.getLogger(TellingCrossings.class), "Crossing");

    /** Crossings of one round; the next takes the rest. */
    private static final int MOST = 100;

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
        return ROUND.of(
                () -> Panache.withSession(() -> crossings.list(MOST)),
                id -> id,
                id -> Panache.withTransaction(() -> tell(id)).invoke(outbox::wakeRelay));
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
