package io.tutorflow.budget.reservation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.reservation.SettlementPolicy.Ended;
import io.tutorflow.budget.teacher.PublishingExceededBudgets;
import io.tutorflow.budget.teacher.Spends;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Turns reservations into spending or frees them, many in one transaction; repeating a settlement changes nothing. */
@ApplicationScoped
class SettlingReservations {

    private static final Logger LOG = Logger.getLogger(SettlingReservations.class);

    private final Pool pool;
    private final BusinessClock clock;
    private final PublishingExceededBudgets telling;
    private final Outbox outbox;
    private final Counter alarms;

    SettlingReservations(
            Pool pool, BusinessClock clock, PublishingExceededBudgets telling, Outbox outbox, MeterRegistry metrics) {
        this.pool = pool;
        this.clock = clock;
        this.telling = telling;
        this.outbox = outbox;
        this.alarms = alarms(metrics);
    }

    static Counter alarms(MeterRegistry metrics) {
        return Counter.builder("tutorflow.budget.alarms")
                .description("Settlements that contradict the books; each is logged and needs a person")
                .register(metrics);
    }

    Uni<Void> settle(List<Settlement> settlements) {
        if (settlements.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var ids = settlements.stream()
                .map(settlement -> settlement.id().value())
                .distinct()
                .toArray(UUID[]::new);
        return pool.withTransaction(transaction -> PlaceTable.lock(transaction, ids)
                        .flatMap(locked -> EntryTable.ended(transaction, ids)
                                .flatMap(ended -> write(transaction, settlements, locked, ended))))
                .invoke(outbox::wakeRelay);
    }

    private Uni<Void> write(
            SqlConnection transaction,
            List<Settlement> settlements,
            PlaceTable.Locked locked,
            Map<ReservationId, Ended> ended) {
        var now = clock.now();
        var outcome = SettlementPolicy.decide(settlements, locked.places(), ended);
        outcome.alarms().forEach(this::alarm);
        return EntryTable.write(transaction, outcome.entries(), now)
                .flatMap(settled -> Spends.settle(transaction, settled))
                .flatMap(changed -> telling.tell(transaction, locked.budgets(), changed, now));
    }

    private void alarm(String what) {
        alarms.increment();
        LOG.errorf("ALARM, the books were not changed: %s", what);
    }
}
