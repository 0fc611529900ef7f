package io.tutorflow.billing.ledger.healing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.LedgerAlarms;
import io.tutorflow.billing.ledger.WalletTable;
import io.tutorflow.billing.ledger.hold.CheckingHolds;
import io.tutorflow.clock.BusinessClock;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Settles the ends that the ledger lacks, as if it had just heard of them, and keeps what it cannot settle and what it has
 * otherwise for a person. Only what the ledger has afterwards counts as healed.
 */
@ApplicationScoped
class HealingEnds {

    private static final Logger LOG = Logger.getLogger(HealingEnds.class);

    /** Settled in one transaction. */
    private static final int SETTLED_TOGETHER = 500;

    /** Alarms of one comparison that are logged one by one. */
    private static final int NAMED = 20;

    private static final String NOT_ANSWERED =
            "usage-service's answer could not be read, or says that the work goes on; the log has it";

    private final Pool pool;
    private final BusinessClock clock;
    private final HealingLimits limits;
    private final EndTable ledger;
    private final CheckingHolds asking;
    private final Counter alarms;

    HealingEnds(Pool pool, BusinessClock clock, HealingLimits limits, CheckingHolds asking, MeterRegistry metrics) {
        this.pool = pool;
        this.clock = clock;
        this.limits = limits;
        this.ledger = new EndTable(pool);
        this.asking = asking;
        this.alarms = LedgerAlarms.in(metrics);
    }

    Uni<Comparison> heal(Instant hour, Discrepancies found, Lease lease) {
        return lacking(found.missing())
                .chain(lacking -> settle(lacking.open(), lease)
                        .chain(stuck -> keep(hour, found, lacking.orphans(), stuck)
                                .map(kept -> new Comparison(
                                        0,
                                        lacking.open().size() - stuck.size(),
                                        found.surplus().size(),
                                        found.contradicting().size()
                                                + lacking.orphans().size(),
                                        stuck.size()))));
    }

    /**
     * What is really missing.
     *
     * @param open that can be tried
     * @param orphans whose account is not there
     */
    private record Lacking(List<End> open, List<End> orphans) {

        static final Lacking NOTHING = new Lacking(List.of(), List.of());

        static Lacking of(List<End> missing, Set<AccountId> accounts, Set<HoldId> givenUp) {
            var tried = missing.stream()
                    .filter(end -> !givenUp.contains(end.id()))
                    .collect(Collectors.partitioningBy(end -> accounts.contains(end.account())));
            return new Lacking(tried.getOrDefault(true, List.of()), tried.getOrDefault(false, List.of()));
        }
    }

    /** The ledger is looked at once more: what was on its way has arrived. */
    private Uni<Lacking> lacking(List<End> found) {
        return found.isEmpty()
                ? Uni.createFrom().item(Lacking.NOTHING)
                : stillMissing(found)
                        .chain(missing -> Uni.combine()
                                .all()
                                .unis(
                                        WalletTable.read(
                                                pool,
                                                missing.stream()
                                                        .map(End::account)
                                                        .collect(Collectors.toSet())),
                                        DiscrepancyTable.givenUp(pool, missing, limits.tries(), clock.now()))
                                .with((wallets, givenUp) -> Lacking.of(missing, wallets.keySet(), givenUp)));
    }

    private Uni<List<End>> stillMissing(List<End> ends) {
        return ledger.of(ends).map(here -> Discrepancies.stillMissing(ends, here));
    }

    /** What is not settled afterwards, with the reason. */
    private Uni<Map<End, String>> settle(List<End> missing, Lease lease) {
        if (missing.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        LOG.warnf(
                "The ledger lacks the end of %d records that usage-service has; they are being settled",
                missing.size());
        var why = new HashMap<HoldId, String>();
        return Multi.createFrom()
                .iterable(chunks(missing))
                .onItem()
                .transformToUniAndConcatenate(chunk -> lease.renew()
                        .chain(() ->
                                asking.settleKnown(chunk.stream().collect(Collectors.toMap(End::id, End::account))))
                        .invoke(why::putAll))
                .onItem()
                .ignoreAsUni()
                .chain(() -> stillMissing(missing))
                .map(stuck -> stuck.stream()
                        .collect(Collectors.toMap(end -> end, end -> why.getOrDefault(end.id(), NOT_ANSWERED))));
    }

    private static List<List<End>> chunks(List<End> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + SETTLED_TOGETHER)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + SETTLED_TOGETHER)))
                .toList();
    }

    private Uni<Void> keep(Instant hour, Discrepancies found, List<End> orphans, Map<End, String> stuck) {
        var all = Stream.of(
                        stuck.entrySet().stream().map(one -> Discrepancy.missing(one.getKey(), one.getValue())),
                        found.surplus().stream().map(Discrepancy::surplus),
                        found.contradicting().stream().map(Discrepancy::contradicting),
                        orphans.stream().map(Discrepancy::orphan))
                .flatMap(some -> some)
                .toList();
        return DiscrepancyTable.keep(pool, hour, all, clock.now())
                .invoke(news ->
                        tell(all.stream().filter(one -> news.contains(one.id())).toList()))
                .replaceWithVoid();
    }

    /** Of one record once: who looks at it sees it in the list. */
    private void tell(List<Discrepancy> news) {
        alarms.increment(news.size());
        news.stream()
                .limit(NAMED)
                .forEach(one -> LOG.errorf(
                        "ALARM, the ledger was not changed: usage record %s of account %s: %s",
                        one.id().value(), one.account().value(), one.why()));
    }
}
