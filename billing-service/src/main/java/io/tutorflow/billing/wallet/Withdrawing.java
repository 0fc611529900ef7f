package io.tutorflow.billing.wallet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Takes purchased credits back, and returns them. Part of the caller's transaction, which has locked the account, and
 * which sees to it that each is done once: the ledger refuses the second.
 */
@ApplicationScoped
public class Withdrawing {

    private static final String POST = """
            INSERT INTO transfer (id, kind, debit_account_id, credit_account_id, amount_micros, purchased_micros, reason,
                                  actor, created_at)
            VALUES (:id, :kind, :debit, :credit, :amount, :amount, :reason, :actor, :at)""";

    /** A lost dispute alone takes more than there is; the overdraft says by how much. */
    private static final String TOTALS = """
            UPDATE wallet SET purchased_micros = purchased_micros + :change,
                overdraft_micros = greatest(0, -(promo_micros + purchased_micros + :change + credit_line_micros
                                                 - line_micros - held_micros))
            WHERE account_id = :account""";

    /** Down to nothing left, and at a lost dispute below. */
    public Uni<Void> take(Withdrawal withdrawal) {
        return post(withdrawal, false)
                .chain(() -> change(withdrawal.accountId(), Money.ZERO.minus(withdrawal.total())));
    }

    /** What was taken comes back. */
    public Uni<Void> giveBack(Withdrawal withdrawal) {
        return post(withdrawal, true).chain(() -> change(withdrawal.accountId(), withdrawal.total()));
    }

    private static Uni<Void> post(Withdrawal withdrawal, boolean back) {
        var parts = List.of(
                new Part(withdrawal.id(), HouseAccounts.STRIPE_CLEARING, withdrawal.paid()),
                new Part(restOf(withdrawal.id()), HouseAccounts.PROMOTIONS, withdrawal.rest()));
        return Multi.createFrom()
                .iterable(parts)
                .filter(part -> part.amount().isPositive())
                .onItem()
                .transformToUniAndConcatenate(part -> post(withdrawal, part, back))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Integer> post(Withdrawal withdrawal, Part part, boolean back) {
        var account = withdrawal.accountId();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(POST)
                        .setParameter("id", part.id())
                        .setParameter(
                                "kind",
                                back
                                        ? withdrawal.kind().returned()
                                        : withdrawal.kind().text())
                        .setParameter("debit", back ? part.house() : account)
                        .setParameter("credit", back ? account : part.house())
                        .setParameter("amount", part.amount().micros())
                        .setParameter("reason", withdrawal.reason())
                        .setParameter("actor", withdrawal.actor())
                        .setParameter("at", withdrawal.at())
                        .executeUpdate());
    }

    private static Uni<Void> change(UUID account, Money change) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TOTALS)
                        .setParameter("change", change.micros())
                        .setParameter("account", account)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static UUID restOf(UUID withdrawal) {
        return UUID.nameUUIDFromBytes(("rest:" + withdrawal).getBytes(UTF_8));
    }

    /** One of its transfers. */
    private record Part(UUID id, UUID house, Money amount) {}
}
