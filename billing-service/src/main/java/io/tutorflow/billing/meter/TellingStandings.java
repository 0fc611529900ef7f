package io.tutorflow.billing.meter;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Backlog;
import io.tutorflow.billing.job.RoundJob;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells usage-service how records stand with Stripe's meters, so that their owner sees it on them. */
@ApplicationScoped
class TellingStandings implements RoundJob {

    private static final Schedule SCHEDULE = new Schedule("meter-tellings", "${tutorflow.meters.tell-every:1s}");

    private final Pool pool;
    private final Outbox outbox;
    private final BusinessClock clock;

    TellingStandings(Pool pool, Outbox outbox, BusinessClock clock) {
        this.pool = pool;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Uni<Backlog> backlog() {
        return StandingTable.untold(pool).map(untold -> new Backlog(untold, 0, null));
    }

    /** Whoever finds a record taken by another replica leaves it to that. */
    @Override
    public Uni<Void> round() {
        return Multi.createBy()
                .repeating()
                .uni(() -> StandingTable.tell(pool, clock.now()).invoke(outbox::wakeRelay))
                .whilst(told -> told == MeterLimits.TOLD)
                .onItem()
                .ignoreAsUni();
    }
}
