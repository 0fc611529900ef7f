package io.tutorflow.billing.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Backlog;
import io.tutorflow.billing.job.RoundJob;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.ledger.UsageRecords.Knowledge;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.FailureKind;
import io.tutorflow.messaging.Isolating;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Asks usage-service about every hold that has been open for long, because holds end by knowledge and never by a timer
 * alone. No answer: the hold stays and is asked about again.
 */
@ApplicationScoped
class CheckingHolds implements RoundJob {

    private static final Logger LOG = Logger.getLogger(CheckingHolds.class);

    private static final Schedule SCHEDULE = new Schedule("open-holds", "${tutorflow.holds.check-every:10s}");

    /** At most so many, one after the other. */
    private static final int ROUNDS = 20;

    /** With more of them in one call it is rather usage-service, and asking for each would be a flood. */
    private static final int MOST_CULPRITS = 5;

    private final Pool pool;
    private final BusinessClock clock;
    private final HoldLimits limits;
    private final UsageRecords usageRecords;
    private final SettlingHolds settling;
    private final Counter alarms;

    CheckingHolds(
            Pool pool,
            BusinessClock clock,
            HoldLimits limits,
            UsageRecords usageRecords,
            SettlingHolds settling,
            MeterRegistry metrics) {
        this.alarms = SettlingHolds.alarms(metrics);
        this.pool = pool;
        this.clock = clock;
        this.limits = limits;
        this.usageRecords = usageRecords;
        this.settling = settling;
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Uni<Backlog> backlog() {
        return OpenHoldTable.dueFor(pool, clock.now());
    }

    @Override
    public Uni<Void> round() {
        return check(ROUNDS);
    }

    /** After an outage there are many: a full round is followed by the next at once. */
    private Uni<Void> check(int rounds) {
        return claimed().flatMap(due -> {
            var checked = due.isEmpty() ? Uni.createFrom().voidItem() : settleKnown(due);
            return due.size() < UsageRecords.MAX_PER_CALL || rounds == 1
                    ? checked
                    : checked.chain(() -> check(rounds - 1));
        });
    }

    private Uni<Map<HoldId, AccountId>> claimed() {
        var now = clock.now();
        return OpenHoldTable.claimDue(pool, now, now.plus(limits.checkAgainAfter()), UsageRecords.MAX_PER_CALL);
    }

    /** One that cannot be asked about or settled is left alone, open, until it is asked about again. */
    Uni<Void> settleKnown(Map<HoldId, AccountId> due) {
        var culprits = new AtomicInteger();
        return Isolating.inHalves(
                List.copyOf(due.entrySet()),
                some -> settle(some.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))),
                failure -> FailureKind.of(failure) != FailureKind.TRANSIENT && culprits.get() < MOST_CULPRITS,
                (hold, failure) -> {
                    culprits.incrementAndGet();
                    alarms.increment();
                    LOG.errorf(failure, "ALARM, hold %s cannot be settled and stays open", hold.getKey());
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> settle(Map<HoldId, AccountId> due) {
        return usageRecords.lookUp(due).flatMap(answers -> {
            var ended = UsageRecords.ended(answers);
            var running = answers.stream()
                    .filter(Knowledge.Running.class::isInstance)
                    .map(Knowledge.Running.class::cast)
                    .toList();
            LOG.infof("Asked about %d holds: %d ended, %d still run", due.size(), ended.size(), running.size());
            return settling.settle(ended).chain(() -> OpenHoldTable.checkAt(pool, running));
        });
    }
}
