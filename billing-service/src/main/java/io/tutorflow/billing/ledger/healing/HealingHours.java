package io.tutorflow.billing.ledger.healing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Backlog;
import io.tutorflow.billing.job.RoundJob;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.ledger.healing.ComparedHourTable.Standing;
import io.tutorflow.clock.BusinessClock;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Compares each hour once it is over, and again and again while anything in it can change. */
@ApplicationScoped
class HealingHours implements RoundJob {

    private static final Schedule SCHEDULE = new Schedule("hour-comparisons", "${tutorflow.hours.compare-every:30s}");

    /** A day's hours after an outage, each with much to settle. */
    private static final Duration LONGEST_ROUND = Duration.ofHours(1);

    private final Pool pool;
    private final BusinessClock clock;
    private final HealingLimits limits;
    private final HourPlan plan;
    private final ComparingHours comparing;
    private final Counter hours;
    private final Counter missing;
    private volatile Standing standing = new Standing(null, null, 0, 0, 0);

    HealingHours(
            Pool pool, BusinessClock clock, HealingLimits limits, ComparingHours comparing, MeterRegistry metrics) {
        this.pool = pool;
        this.clock = clock;
        this.limits = limits;
        this.plan = HourPlan.of(limits);
        this.comparing = comparing;
        this.hours = Counter.builder("tutorflow.healing.comparisons")
                .description("Hours of usage compared with the ledger")
                .register(metrics);
        this.missing = missing(metrics);
        Gauge.builder("tutorflow.healing.surplus", () -> standing.surplus())
                .description(
                        "Records that the ledger settled and usage-service did not end, and nobody has acknowledged")
                .register(metrics);
        Gauge.builder("tutorflow.healing.contradicting", () -> standing.contradicting())
                .description(
                        "Records with another amount or account than usage-service has, which nobody has acknowledged")
                .register(metrics);
        Gauge.builder("tutorflow.healing.parked", () -> standing.parked())
                .description("Records whose end the ledger lacks and cannot take; a person must look")
                .register(metrics);
        Gauge.builder("tutorflow.healing.overdue.seconds", this::overdue)
                .description("Time since the oldest uncompared hour became due")
                .register(metrics);
    }

    @Override
    public Duration limit() {
        return LONGEST_ROUND;
    }

    static Counter missing(MeterRegistry metrics) {
        return Counter.builder("tutorflow.healing.missing")
                .description("Records whose end was missing in the ledger and was settled by a comparison")
                .register(metrics);
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Uni<Backlog> backlog() {
        return ComparedHourTable.dueFor(pool, clock.now());
    }

    /** How it stands is looked up in any case: that hours are not compared is what must be seen. */
    @Override
    public Uni<Void> round() {
        return ComparedHourTable.add(pool, plan, clock.now())
                .chain(() -> healDue(limits.perLook()))
                .eventually(
                        () -> ComparedHourTable.standing(pool, limits.tries()).invoke(now -> standing = now));
    }

    private Uni<Void> healDue(int most) {
        if (most == 0) {
            return Uni.createFrom().voidItem();
        }
        var now = clock.now();
        return ComparedHourTable.claim(pool, now, now.plus(limits.lease()))
                .flatMap(claimed -> claimed.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : heal(new HourLease(pool, clock, limits.lease(), claimed.get()))
                                .chain(() -> healDue(most - 1)));
    }

    private Uni<Void> heal(HourLease lease) {
        return comparing.compare(lease.hour(), lease).flatMap(found -> {
            hours.increment();
            missing.increment((double) found.healed());
            var now = clock.now();
            return ComparedHourTable.mark(pool, lease.claim(), found, now, plan.next(lease.hour(), found, now));
        });
    }

    private long overdue() {
        var known = standing;
        if (known.newest() == null) {
            return 0;
        }
        var next = known.oldest() == null ? known.newest().plus(ComparingHours.HOUR) : known.oldest();
        return Math.max(0, Duration.between(plan.firstDue(next), clock.now()).toSeconds());
    }
}
