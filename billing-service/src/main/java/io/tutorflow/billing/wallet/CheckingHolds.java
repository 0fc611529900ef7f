package io.tutorflow.billing.wallet;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.wallet.UsageRecords.Knowledge;
import io.tutorflow.clock.BusinessClock;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Asks usage-service about every hold that has been open for long, because holds end by knowledge and never by a timer
 * alone. No answer: the hold stays and is asked about again.
 */
@ApplicationScoped
class CheckingHolds {

    private static final Logger LOG = Logger.getLogger(CheckingHolds.class);

    /** At most so many, one after the other. */
    private static final int ROUNDS = 20;

    private final Pool pool;
    private final BusinessClock clock;
    private final HoldLimits limits;
    private final UsageRecords usageRecords;
    private final SettlingHolds settling;

    CheckingHolds(
            Pool pool, BusinessClock clock, HoldLimits limits, UsageRecords usageRecords, SettlingHolds settling) {
        this.pool = pool;
        this.clock = clock;
        this.limits = limits;
        this.usageRecords = usageRecords;
        this.settling = settling;
    }

    @Scheduled(
            every = "${tutorflow.holds.check-every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "checking-holds")
    Uni<Void> check() {
        return check(ROUNDS)
                .onFailure()
                .invoke(failure -> LOG.warnf("Open holds stay open and are asked about again: %s", failure))
                .onFailure()
                .recoverWithNull();
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

    private Uni<Void> settleKnown(Map<HoldId, AccountId> due) {
        return usageRecords.lookUp(due).flatMap(answers -> {
            var ended = answers.stream()
                    .filter(Knowledge.Ended.class::isInstance)
                    .map(answer -> ((Knowledge.Ended) answer).settlement())
                    .toList();
            var running = answers.stream()
                    .filter(Knowledge.Running.class::isInstance)
                    .map(Knowledge.Running.class::cast)
                    .toList();
            LOG.infof("%d holds were open for long: %d ended, %d still run", due.size(), ended.size(), running.size());
            return settling.settle(ended).chain(() -> OpenHoldTable.checkAt(pool, running));
        });
    }
}
