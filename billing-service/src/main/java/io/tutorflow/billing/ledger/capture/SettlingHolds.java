package io.tutorflow.billing.ledger.capture;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.LedgerAlarms;
import io.tutorflow.billing.ledger.LedgerWriter;
import io.tutorflow.billing.ledger.WalletTable;
import io.tutorflow.billing.ledger.capture.SettlementPolicy.Alarm;
import io.tutorflow.billing.ledger.capture.SettlementPolicy.Outcome;
import io.tutorflow.billing.ledger.feed.BalanceFeed;
import io.tutorflow.billing.ledger.mode.ModeTable;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.UnknownAccount;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Closes holds with what is known of their work, many in one transaction; the same settlement twice changes nothing. */
@ApplicationScoped
public class SettlingHolds {

    private static final Logger LOG = Logger.getLogger(SettlingHolds.class);

    private final Pool pool;
    private final BusinessClock clock;
    private final UsageRecords usageRecords;
    private final DistributionSummary sizes;
    private final Counter alarms;

    SettlingHolds(Pool pool, BusinessClock clock, UsageRecords usageRecords, MeterRegistry metrics) {
        this.pool = pool;
        this.clock = clock;
        this.usageRecords = usageRecords;
        this.sizes = DistributionSummary.builder("tutorflow.batch.size")
                .description("Requests per batch")
                .tag("batcher", "settlements")
                .register(metrics);
        this.alarms = LedgerAlarms.in(metrics);
    }

    /**
     * Fails with {@link UnknownAccount} if one of them is of an account that is not there; then none is settled.
     *
     * @return what contradicts the ledger, and was not settled
     */
    public Uni<List<Alarm>> settle(List<Settlement> settlements) {
        if (settlements.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        sizes.record(settlements.size());
        return pool.withTransaction(transaction -> settleIn(transaction, settlements))
                .flatMap(outcome -> settleLost(outcome.lost())
                        .map(later -> Stream.concat(outcome.alarms().stream(), later.stream())
                                .toList()));
    }

    /** What the ledger has lost, because its database was set back, usage-service still has. */
    private Uni<List<Alarm>> settleLost(Map<HoldId, AccountId> lost) {
        if (lost.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        LOG.warnf(
                "%d holds are missing in the ledger although their work has ended; usage-service is being" + " asked",
                lost.size());
        return usageRecords.lookUp(lost).flatMap(answers -> settle(UsageRecords.ended(answers)));
    }

    private Uni<Outcome> settleIn(SqlConnection transaction, List<Settlement> settlements) {
        return locked(transaction, settlements).flatMap(state -> {
            demandAccounts(settlements, state);
            var outcome = SettlementPolicy.decide(settlements, state);
            outcome.alarms().forEach(this::alarm);
            var now = clock.now();
            return LedgerWriter.close(transaction, outcome.entries(), outcome.wallets(), now)
                    .chain(() -> BalanceFeed.signal(transaction, state.wallets(), outcome.wallets(), now))
                    .replaceWith(outcome);
        });
    }

    private static void demandAccounts(List<Settlement> settlements, SettlementState state) {
        for (var settlement : settlements) {
            if (!state.wallets().containsKey(settlement.account())) {
                throw new UnknownAccount("There is no account "
                        + settlement.account().value() + ", which is named by usage record "
                        + settlement.id().value() + " is");
            }
        }
    }

    /** Sent together; the database reads holds and captures after it has the locks. */
    private static Uni<SettlementState> locked(SqlConnection transaction, List<Settlement> settlements) {
        Set<HoldId> holds = settlements.stream().map(Settlement::id).collect(Collectors.toSet());
        return Uni.combine()
                .all()
                .unis(
                        WalletTable.lock(transaction, accounts(settlements)),
                        SettlementTable.open(transaction, holds),
                        SettlementTable.captured(transaction, holds))
                .with(SettlementState::new)
                .flatMap(state -> withUnheld(transaction, settlements, state));
    }

    /** Asked only about what is neither open nor captured: what was measured elsewhere, and little else as a rule. */
    private static Uni<SettlementState> withUnheld(
            SqlConnection transaction, List<Settlement> settlements, SettlementState state) {
        var unheld = settlements.stream()
                .filter(settlement -> !state.open().containsKey(settlement.id())
                        && !state.captured().containsKey(settlement.id()))
                .toList();
        if (unheld.isEmpty()) {
            return Uni.createFrom().item(state);
        }
        return Uni.combine()
                .all()
                .unis(released(transaction, unheld), ModeTable.of(transaction, accounts(unheld)))
                .with((released, modes) ->
                        new SettlementState(state.wallets(), state.open(), state.captured(), released, modes));
    }

    private static Uni<Map<HoldId, BillingMode>> released(SqlConnection transaction, List<Settlement> unheld) {
        var gone = unheld.stream()
                .filter(settlement -> settlement.held().isSomething())
                .map(Settlement::id)
                .collect(Collectors.toSet());
        return gone.isEmpty() ? Uni.createFrom().item(Map.of()) : SettlementTable.placed(transaction, gone);
    }

    private static Set<AccountId> accounts(List<Settlement> settlements) {
        return settlements.stream().map(Settlement::account).collect(Collectors.toSet());
    }

    private void alarm(Alarm alarm) {
        alarms.increment();
        LOG.errorf("ALARM, the ledger was not changed: %s", alarm);
    }
}
