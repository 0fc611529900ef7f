package io.tutorflow.billing.refund;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The purchases of accounts, within the session of the caller, which has locked the account. */
@ApplicationScoped
class LotTable {

    private static final String LOTS = """
            SELECT p.id, p.amount_cents, p.amount_cents * 10000 + p.bonus_micros,
                   coalesce((SELECT sum(taken_micros) FROM refund WHERE payment_id = p.id AND state <> 'failed'), 0)::bigint
                   + coalesce((SELECT sum(taken_micros) FROM dispute WHERE payment_id = p.id AND state <> 'won'), 0)::bigint
            FROM payment p WHERE p.account_id = :account AND p.state = 'paid' ORDER BY p.paid_at, p.id""";

    private static final String WALLET =
            "SELECT purchased_micros, promo_micros + purchased_micros - held_micros FROM wallet WHERE account_id = :account";

    /** Nothing at all, if there is no such account. */
    Uni<Holdings> of(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOTS, Object[].class)
                        .setParameter("account", account)
                        .getResultList()
                        .chain(lots -> session.createNativeQuery(WALLET, Object[].class)
                                .setParameter("account", account)
                                .getSingleResultOrNull()
                                .map(wallet -> holdings(lots, wallet))));
    }

    private static Holdings holdings(List<Object[]> lots, Object @Nullable [] wallet) {
        return wallet == null
                ? new Holdings(new Lots(List.of(), Money.ZERO), Money.ZERO)
                : new Holdings(new Lots(lots.stream().map(LotTable::lot).toList(), money(wallet[0])), money(wallet[1]));
    }

    private static Lot lot(Object[] row) {
        return new Lot(new PaymentId((UUID) row[0]), ((Number) row[1]).longValue(), money(row[2]), money(row[3]));
    }

    private static Money money(Object micros) {
        return Money.ofMicros(((Number) micros).longValue());
    }

    /** @param free credits less holds */
    record Holdings(Lots lots, Money free) {}
}
