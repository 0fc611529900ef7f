package io.tutorflow.billing.ledger.healing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.WalletTable;
import io.tutorflow.billing.ledger.capture.SettlementTable;
import io.tutorflow.billing.ledger.capture.UsageRecords;
import io.tutorflow.billing.ledger.hold.CheckingHolds;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What the ledger captured of finalized work, for whoever must have all of it. */
@ApplicationScoped
public class CapturedUsage {

    private static final Logger LOG = Logger.getLogger(CapturedUsage.class);

    private final Pool pool;
    private final CheckingHolds asking;
    private final Counter missing;

    CapturedUsage(Pool pool, CheckingHolds asking, MeterRegistry metrics) {
        this.pool = pool;
        this.asking = asking;
        this.missing = HealingHours.missing(metrics);
    }

    /** How many transfers come after these places: so many are read to add them up. An account that is not there is left out. */
    public Uni<Map<UUID, Long>> after(Collection<LedgerPlace> places) {
        var ids = places.stream().map(place -> new AccountId(place.accountId())).toList();
        return WalletTable.read(pool, ids).map(wallets -> {
            var counts = new HashMap<UUID, Long>();
            for (var place : places) {
                var wallet = wallets.get(new AccountId(place.accountId()));
                if (wallet != null) {
                    counts.put(place.accountId(), wallet.number() - place.seq());
                }
            }
            return counts;
        });
    }

    /**
     * Of what was finalized from one time to before another; an account without any is left out.
     *
     * @param after only what comes after it is read
     */
    public Uni<Map<UUID, UsageTotal>> totals(Collection<LedgerPlace> after, Instant from, Instant to) {
        return CapturedUsageTable.totals(pool, after, from, to);
    }

    /**
     * Captures those of an account's finalized records that were not captured, as if they had just been heard of.
     *
     * @param records at most {@value UsageRecords#MAX_PER_CALL}
     * @return how many were not
     */
    public Uni<Integer> makeUpFor(UUID accountId, Collection<UUID> records) {
        var lacking = new HashMap<HoldId, AccountId>();
        records.forEach(id -> lacking.put(new HoldId(id), new AccountId(accountId)));
        return SettlementTable.captured(pool, lacking.keySet()).flatMap(captured -> {
            lacking.keySet().removeAll(captured.keySet());
            return settle(lacking).replaceWith(lacking.size());
        });
    }

    private Uni<Void> settle(Map<HoldId, AccountId> lacking) {
        if (lacking.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        LOG.warnf("The ledger lacks %d records that are finalized: they are captured now", lacking.size());
        missing.increment(lacking.size());
        return asking.settleKnown(lacking).replaceWithVoid();
    }
}
