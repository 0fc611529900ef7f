package io.tutorflow.billing.ledger.clearing;

import static java.util.stream.Collectors.toSet;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.LedgerAlarms;
import io.tutorflow.billing.ledger.LedgerWriter;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.billing.ledger.WalletRow;
import io.tutorflow.billing.ledger.clearing.ClearingPolicy.Decision;
import io.tutorflow.billing.ledger.feed.BalanceFeed;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Clears what invoices ask for, and takes it back, as part of the caller's transaction and under the wallet's lock. */
@ApplicationScoped
public class ClearingInvoices {

    private static final Logger LOG = Logger.getLogger(ClearingInvoices.class);

    private static final String OF_KEY =
            "SELECT kind, debit_account_id, credit_account_id, amount_micros FROM transfer WHERE id = :id";

    private final BusinessClock clock;
    private final Counter alarms;

    ClearingInvoices(BusinessClock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.alarms = LedgerAlarms.in(metrics);
    }

    public Uni<ClearingOutcome> clear(Mutiny.Session session, Clearing clearing) {
        return deciding(
                session,
                clearing.account(),
                clearing.id(),
                (wallet, before) -> ClearingPolicy.clear(clearing, wallet, before));
    }

    public Uni<ClearingOutcome> reverse(Mutiny.Session session, Reversal reversal) {
        return deciding(
                session,
                reversal.account(),
                reversal.clearing(),
                (wallet, before) -> ClearingPolicy.reverse(reversal, wallet, before));
    }

    /** Whether it was cleared by money that came in there. */
    public Uni<Boolean> isPaidInto(Mutiny.Session session, UUID clearing, Clearing.Cash cash) {
        return ofKey(session, clearing)
                .map(parts -> parts.stream()
                        .anyMatch(part -> part.from().equals(cash.house().id())));
    }

    private Uni<ClearingOutcome> deciding(
            Mutiny.Session session,
            UUID account,
            UUID key,
            BiFunction<@Nullable Wallet, Set<ClearingPart>, Decision> decide) {
        return WalletRow.lock(session, account, account)
                .chain(wallets -> ofKey(session, key)
                        .map(before -> decide.apply(wallets.get(new AccountId(account)), before))
                        .chain(decision -> carryOut(session, decision, wallets, key)));
    }

    private Uni<ClearingOutcome> carryOut(
            Mutiny.Session session, Decision decision, Map<AccountId, Wallet> wallets, UUID key) {
        return switch (decision) {
            case Decision.Unchanged unchanged -> {
                if (unchanged.why() instanceof ClearingOutcome.KeyUsedOtherwise) {
                    alarms.increment();
                    LOG.errorf("ALARM, the ledger was not changed: the key %s is of other transfers", key);
                }
                yield Uni.createFrom().item(unchanged.why());
            }
            case Decision.Written written -> {
                var at = clock.now();
                var movement = written.movement();
                yield LedgerWriter.post(session, movement, at)
                        .chain(() -> BalanceFeed.signal(session, wallets, movement.after(), false, at))
                        .replaceWith(new ClearingOutcome.Done(at));
            }
        };
    }

    private static Uni<Set<ClearingPart>> ofKey(Mutiny.Session session, UUID key) {
        return session.createNativeQuery(OF_KEY, Object[].class)
                .setParameter("id", key)
                .getResultList()
                .map(rows -> rows.stream().map(ClearingInvoices::part).collect(toSet()));
    }

    private static ClearingPart part(Object[] row) {
        return new ClearingPart(
                TransferKind.of((String) row[0]),
                (UUID) row[1],
                (UUID) row[2],
                Money.ofMicros(((Number) row[3]).longValue()));
    }
}
