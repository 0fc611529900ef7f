package io.tutorflow.budget.reservation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.FailureKind;
import io.tutorflow.messaging.Isolating;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Asks usage-service about every reservation that has been open for long, because reservations end by knowledge, never
 * by a timer alone. Without an answer a reservation stays open and is asked about again.
 */
@ApplicationScoped
class CheckingReservations {

    private static final Logger LOG = Logger.getLogger(CheckingReservations.class);

    /** Of those that cannot be settled, so many are logged one by one. */
    private static final int NAMED = 20;

    private final Pool pool;
    private final BusinessClock clock;
    private final ReservationLimits limits;
    private final UsageRecords usageRecords;
    private final SettlingReservations settling;
    private final Counter alarms;

    CheckingReservations(
            Pool pool,
            BusinessClock clock,
            ReservationLimits limits,
            UsageRecords usageRecords,
            SettlingReservations settling,
            MeterRegistry metrics) {
        this.alarms = SettlingReservations.alarms(metrics);
        this.pool = pool;
        this.clock = clock;
        this.limits = limits;
        this.usageRecords = usageRecords;
        this.settling = settling;
    }

    @Scheduled(
            every = "${tutorflow.reservations.check-every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "checking-reservations")
    Uni<Void> check() {
        var now = clock.now();
        return OpenReservationTable.claimDue(pool, now, now.plus(limits.checkAgainAfter()), UsageRecords.MAX_PER_CALL)
                .flatMap(due -> due.isEmpty() ? Uni.createFrom().voidItem() : settleKnown(due))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "Open reservations could not be checked and stay open until the next attempt: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /**
     * One that cannot be asked about or settled is left alone, open, until it is asked about again, however many there are:
     * one call follows the other, so that they are no flood.
     */
    private Uni<Void> settleKnown(List<ReservationId> due) {
        var culprits = new AtomicInteger();
        return Isolating.inHalves(
                due,
                this::settle,
                failure -> FailureKind.of(failure) != FailureKind.TRANSIENT,
                (reservation, failure) -> {
                    alarms.increment();
                    if (culprits.incrementAndGet() <= NAMED) {
                        LOG.errorf(failure, "ALARM, reservation %s cannot be settled", reservation.value());
                    }
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> settle(List<ReservationId> due) {
        return usageRecords.lookUp(due).flatMap(answers -> {
            var ended = answers.stream()
                    .filter(Knowledge.Ended.class::isInstance)
                    .map(answer -> ((Knowledge.Ended) answer).settlement())
                    .toList();
            var running = answers.stream()
                    .filter(Knowledge.Running.class::isInstance)
                    .map(Knowledge.Running.class::cast)
                    .toList();
            LOG.infof("%d reservations had been open for too long: %d ended", due.size(), ended.size());
            return settling.settle(ended).chain(() -> OpenReservationTable.checkAt(pool, running));
        });
    }
}
