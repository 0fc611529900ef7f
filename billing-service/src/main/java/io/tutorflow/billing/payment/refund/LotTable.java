package io.tutorflow.billing.payment.refund;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.payment.PaidPayments;
import io.tutorflow.billing.payment.Payment;
import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Accounts' purchases, in the session of the caller, which has locked the account. */
@ApplicationScoped
class LotTable {

    private static final String WITHDRAWN = """
            SELECT payment_id, sum(taken_micros)::bigint FROM (
                SELECT payment_id, taken_micros FROM refund WHERE payment_id = ANY (:payments) AND state <> 'failed'
                UNION ALL
                SELECT payment_id, taken_micros FROM dispute WHERE payment_id = ANY (:payments) AND state <> 'won') taken
            GROUP BY payment_id""";

    private static final Holdings NOTHING = new Holdings(new Lots(List.of(), Money.ZERO), Money.ZERO);

    private final PaidPayments payments;
    private final Ledger ledger;

    LotTable(PaidPayments payments, Ledger ledger) {
        this.payments = payments;
        this.ledger = ledger;
    }

    /** Empty holdings if there is no such account. */
    Uni<Holdings> of(UUID account) {
        return lots(account)
                .chain(lots -> Panache.getSession()
                        .chain(session -> ledger.credits(session, account))
                        .map(found -> found.map(
                                        credits -> new Holdings(new Lots(lots, credits.purchased()), credits.free()))
                                .orElse(NOTHING)));
    }

    private Uni<List<Lot>> lots(UUID account) {
        return payments.of(account)
                .chain(paid -> withdrawn(paid)
                        .map(withdrawn -> paid.stream()
                                .map(payment -> lot(payment, withdrawn.getOrDefault(payment.id(), Money.ZERO)))
                                .toList()));
    }

    private static Uni<Map<PaymentId, Money>> withdrawn(List<Payment> paid) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WITHDRAWN, Object[].class)
                        .setParameter(
                                "payments",
                                paid.stream()
                                        .map(payment -> payment.id().value())
                                        .toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream().collect(toMap(row -> new PaymentId((UUID) row[0]), row -> money(row[1]))));
    }

    private static Lot lot(Payment payment, Money withdrawn) {
        var price = payment.order().price();
        return new Lot(payment.id(), price.cents(), price.credited(), withdrawn);
    }

    private static Money money(Object micros) {
        return Money.ofMicros(((Number) micros).longValue());
    }
}
