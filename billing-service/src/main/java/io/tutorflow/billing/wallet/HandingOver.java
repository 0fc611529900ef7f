package io.tutorflow.billing.wallet;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.wallet.Handover.Outcome;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Moves credits from one account to another, as part of the caller's transaction. Promotional credits go first, as they
 * are spent first, and arrive as what they are.
 */
@ApplicationScoped
public class HandingOver {

    /** In the order of the ids, as everybody locks wallets. */
    private static final String LOCK =
            WalletRow.SELECT + " WHERE account_id IN (:from, :to) ORDER BY account_id " + "FOR NO KEY UPDATE";

    private static final String KNOWN =
            "SELECT 1 FROM transfer WHERE id = :id AND kind IN ('distribution', 'distribution_returned')";

    private static final String POST = """
            INSERT INTO transfer (id, kind, debit_account_id, credit_account_id, amount_micros, promo_micros,
                                  purchased_micros, reason, actor, created_at)
            VALUES (:id, :kind, :from, :to, :amount, :promo, :purchased, :reason, :actor, :at)""";

    private final LowAccounts lowAccounts;

    HandingOver(LowAccounts lowAccounts) {
        this.lowAccounts = lowAccounts;
    }

    public Uni<Outcome> handOver(Handover handover) {
        return Panache.getSession()
                .chain(session -> locked(session, handover)
                        .chain(wallets -> session.createNativeQuery(KNOWN, Integer.class)
                                .setParameter("id", handover.id())
                                .getSingleResultOrNull()
                                .chain(known -> decide(session, handover, wallets, known))));
    }

    private Uni<Outcome> decide(
            Mutiny.Session session, Handover handover, Map<AccountId, Wallet> wallets, @Nullable Integer known) {
        if (known != null) {
            return Uni.createFrom().item(new Outcome.Repeated());
        }
        var from = wallets.get(new AccountId(handover.from()));
        var to = wallets.get(new AccountId(handover.to()));
        if (from == null || to == null) {
            return Uni.createFrom().item(new Outcome.NoSuchAccount());
        }
        if (handover.amount().exceeds(from.free())) {
            return Uni.createFrom().item(new Outcome.TooLittle(from.free().max(Money.ZERO)));
        }
        // Nothing below may refuse: the credits go over.
        var parts = from.fund(handover.amount());
        return post(session, handover, parts)
                .chain(() -> WalletRow.update(session, from.spending(parts)))
                .chain(() -> WalletRow.update(session, to.receiving(parts)))
                .chain(() -> lowAccounts.note(handover.from()))
                .replaceWith(new Outcome.Done());
    }

    private static Uni<Map<AccountId, Wallet>> locked(Mutiny.Session session, Handover handover) {
        return session.createNativeQuery(LOCK, Object[].class)
                .setParameter("from", handover.from())
                .setParameter("to", handover.to())
                .getResultList()
                .map(HandingOver::byAccount);
    }

    private static Map<AccountId, Wallet> byAccount(List<Object[]> rows) {
        return rows.stream().map(WalletRow::wallet).collect(Collectors.toMap(Wallet::account, Function.identity()));
    }

    private static Uni<Integer> post(Mutiny.Session session, Handover handover, Funding parts) {
        return session.createNativeQuery(POST)
                .setParameter("id", handover.id())
                .setParameter("kind", handover.kind().text())
                .setParameter("from", handover.from())
                .setParameter("to", handover.to())
                .setParameter("amount", handover.amount().micros())
                .setParameter("promo", parts.promo().micros())
                .setParameter("purchased", parts.purchased().micros())
                .setParameter("reason", handover.reason())
                .setParameter("actor", handover.actor())
                .setParameter("at", handover.at())
                .executeUpdate();
    }
}
