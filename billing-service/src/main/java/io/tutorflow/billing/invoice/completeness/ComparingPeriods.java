package io.tutorflow.billing.invoice.completeness;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.healing.CapturedUsage;
import io.tutorflow.billing.ledger.healing.LedgerPlace;
import io.tutorflow.billing.ledger.healing.UsageTotal;
import io.tutorflow.messaging.FailureKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Compares what usage-service finalized for accounts in a period with what the ledger captured, before the period is
 * closed. What the ledger lacks is captured, and everything compared once more; what only the ledger has stays, and is
 * reported.
 */
@ApplicationScoped
public class ComparingPeriods {

    private static final Logger LOG = Logger.getLogger(ComparingPeriods.class);

    private final CapturedUsage captured;
    private final FinalizedUsage usage;

    ComparingPeriods(CapturedUsage captured, FinalizedUsage usage) {
        this.captured = captured;
        this.usage = usage;
    }

    /**
     * Answers for every account.
     *
     * @param accounts with the places behind which all their captures of this time are
     */
    public Uni<Map<UUID, Compared>> compare(Collection<LedgerPlace> accounts, ComparedTime time) {
        return captured.after(accounts)
                .flatMap(transfers -> Multi.createFrom()
                        .iterable(Questions.of(accounts, transfers))
                        .onItem()
                        .transformToUniAndConcatenate(some -> ask(some, time))
                        .collect()
                        .in(HashMap::new, Map::putAll));
    }

    private Uni<Map<UUID, Compared>> ask(List<LedgerPlace> accounts, ComparedTime time) {
        return bothSides(accounts, time, Map.of())
                .flatMap(found -> {
                    var unequal = accounts.stream()
                            .filter(account -> found.get(account.accountId()) instanceof Compared.Unequal)
                            .toList();
                    return heal(unequal, time).invoke(found::putAll).replaceWith(found);
                })
                .onFailure(ComparingPeriods::isAway)
                .recoverWithItem(failure -> unknown(accounts, failure));
    }

    private Uni<Map<UUID, Compared>> heal(List<LedgerPlace> unequal, ComparedTime time) {
        if (unequal.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var missing = new HashMap<UUID, Long>();
        return Multi.createFrom()
                .iterable(ids(unequal))
                .onItem()
                .transformToUniAndConcatenate(
                        account -> makeUpFor(account, time).invoke(records -> missing.put(account, records)))
                .onItem()
                .ignoreAsUni()
                .chain(() -> bothSides(unequal, time, missing))
                .onFailure(ComparingPeriods::isAway)
                .recoverWithItem(failure -> unknown(unequal, failure));
    }

    /** How many records the ledger lacked. */
    private Uni<Long> makeUpFor(UUID account, ComparedTime time) {
        return Multi.createBy()
                .repeating()
                .uni(
                        AtomicReference<String>::new,
                        cursor -> usage.page(account, time, cursor.get()).invoke(page -> cursor.set(page.next())))
                .whilst(page -> page.next() != null)
                .onItem()
                .transformToUniAndConcatenate(page -> captured.makeUpFor(account, page.ids()))
                .collect()
                .with(Collectors.summingLong(Integer::longValue));
    }

    /** The ledger is read first: whatever it has by then, usage-service must have too. */
    private Uni<Map<UUID, Compared>> bothSides(List<LedgerPlace> accounts, ComparedTime time, Map<UUID, Long> missing) {
        return captured.totals(accounts, time.from(), time.to())
                .flatMap(ours -> usage.totals(ids(accounts), time).map(theirs -> {
                    var found = new HashMap<UUID, Compared>();
                    for (var id : ids(accounts)) {
                        var here = ours.getOrDefault(id, UsageTotal.NOTHING);
                        var there = theirs.getOrDefault(id, UsageTotal.NOTHING);
                        found.put(id, Compared.of(here, there, missing.getOrDefault(id, 0L)));
                    }
                    return found;
                }));
    }

    private static Map<UUID, Compared> unknown(List<LedgerPlace> accounts, Throwable failure) {
        LOG.warnf("%d accounts are not compared with usage-service, which is away: %s", accounts.size(), failure);
        return ids(accounts).stream()
                .collect(Collectors.toMap(id -> id, id -> new Compared.Unknown(failure.toString())));
    }

    private static boolean isAway(Throwable failure) {
        return FailureKind.of(failure) == FailureKind.TRANSIENT;
    }

    private static List<UUID> ids(List<LedgerPlace> accounts) {
        return accounts.stream().map(LedgerPlace::accountId).toList();
    }
}
