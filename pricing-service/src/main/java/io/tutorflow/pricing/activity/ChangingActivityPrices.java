package io.tutorflow.pricing.activity;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import io.tutorflow.persistence.OutboxRows;
import io.tutorflow.pricing.activity.PriceDecision.Changed;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sets prices of an organization and tells the suite, in one transaction; the same again changes nothing. */
@ApplicationScoped
class ChangingActivityPrices {

    private final Pool pool;
    private final BusinessClock clock;
    private final Outbox outbox;

    ChangingActivityPrices(Pool pool, BusinessClock clock, Outbox outbox) {
        this.pool = pool;
        this.clock = clock;
        this.outbox = outbox;
    }

    Uni<PriceDecision> change(UUID organization, PriceChanges changes, @Nullable Instant effectiveFrom, String by) {
        return pool.withTransaction(transaction -> ActivityPriceTable.lock(transaction, organization)
                        .chain(before -> {
                            var now = clock.now().truncatedTo(ChronoUnit.MICROS);
                            var decision = before.change(changes, effectiveFrom, now, by);
                            return record(transaction, organization, decision, now)
                                    .replaceWith(decision);
                        }))
                .invoke(outbox::wakeRelay);
    }

    private static Uni<Void> record(SqlClient transaction, UUID organization, PriceDecision decision, Instant now) {
        return decision instanceof Changed changed
                ? ActivityPriceTable.insert(transaction, organization, changed.version())
                        .chain(() -> tell(transaction, organization, now))
                : Uni.createFrom().voidItem();
    }

    /** Part of a transaction that holds the organization's lock, so that revisions stand on the topic in order. */
    static Uni<Void> tell(SqlClient transaction, UUID organization, Instant now) {
        return ActivityPriceTable.read(transaction, organization)
                .chain(prices -> OutboxRows.append(
                        transaction, List.of(ActivityPriceAnnouncement.of(organization, prices, now))));
    }
}
