package io.tutorflow.billing.ledger.hold;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Backlog;
import io.tutorflow.billing.job.RoundJob;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.LedgerAlarms;
import io.tutorflow.billing.ledger.capture.SettlementPolicy.Alarm;
import io.tutorflow.billing.ledger.capture.SettlingHolds;
import io.tutorflow.billing.ledger.capture.UsageRecords;
import io.tutorflow.billing.ledger.capture.UsageRecords.Knowledge;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.FailureKind;
import io.tutorflow.messaging.Isolating;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Asks usage-service about every hold that has been open for long, because holds end by knowledge and never by a timer
 * alone. No answer: the hold stays and is asked about again.
 */
@ApplicationScoped
public class CheckingHolds implements RoundJob {

    private static final Logger LOG = Logger.getLogger(CheckingHolds.class);

    private static final Schedule SCHEDULE = new Schedule("open-holds", "${tutorflow.holds.check-every:10s}");

    /** At most so many, one after the other. */
    private static final int ROUNDS = 20;

    /** Of those that cannot be settled, so many are logged one by one. */
    private static final int NAMED = 20;

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
        this.alarms = LedgerAlarms.in(metrics);
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
            var checked = due.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : settleKnown(due).replaceWithVoid();
            return due.size() < UsageRecords.MAX_PER_CALL || rounds == 1
                    ? checked
                    : checked.chain(() -> check(rounds - 1));
        });
    }

    private Uni<Map<HoldId, AccountId>> claimed() {
        var now = clock.now();
        return OpenHoldTable.claimDue(pool, now, now.plus(limits.checkAgainAfter()), UsageRecords.MAX_PER_CALL);
    }

    /**
     * One that cannot be asked about or settled is left alone until it is asked about again, however many there are: one
     * call follows the other, so that they are no flood.
     *
     * @return why, of each that usage-service or the ledger did not take
     */
    public Uni<Map<HoldId, String>> settleKnown(Map<HoldId, AccountId> due) {
        var why = new ConcurrentHashMap<HoldId, String>();
        return Isolating.inHalves(
                        List.copyOf(due.entrySet()),
                        some -> settle(some.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                                .invoke(refused -> refused.forEach(alarm -> why.put(alarm.id(), alarm.what())))
                                .replaceWithVoid(),
                        failure -> FailureKind.of(failure) != FailureKind.TRANSIENT,
                        (hold, failure) -> {
                            why.put(hold.getKey(), failure.toString());
                            tell(hold.getKey(), failure, why.size());
                            return Uni.createFrom().voidItem();
                        })
                .replaceWith(why);
    }

    private void tell(HoldId hold, Throwable failure, int culprits) {
        alarms.increment();
        if (culprits <= NAMED) {
            LOG.errorf(failure, "ALARM, %s cannot be settled", hold.value());
        }
    }

    private Uni<List<Alarm>> settle(Map<HoldId, AccountId> due) {
        return usageRecords.lookUp(due).flatMap(answers -> {
            var ended = UsageRecords.ended(answers);
            var running = answers.stream()
                    .filter(Knowledge.Running.class::isInstance)
                    .map(Knowledge.Running.class::cast)
                    .toList();
            LOG.infof("Asked about %d holds: %d ended, %d still in progress", due.size(), ended.size(), running.size());
            return settling.settle(ended)
                    .chain(alarms -> OpenHoldTable.checkAt(pool, running).replaceWith(alarms));
        });
    }
}
