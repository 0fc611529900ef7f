package io.tutorflow.billing.receipt;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The issued receipts, within the session of the caller. */
@ApplicationScoped
class ReceiptTable {

    private static final String SERIES = "tutorflow";

    /** Locked until the caller's transaction ends: a number whose receipt does not commit is given to the next. */
    private static final String NEXT = """
            UPDATE receipt_counter SET last = last + 1 WHERE issuer = :issuer RETURNING last""";

    private static final String INSERT = """
            INSERT INTO receipt (payment_id, number, account_id, issuer_name, issuer_address, buyer_name, buyer_email, payer,
                                 unit, amount_cents, bonus_micros, card_brand, card_last4, issued_at)
            VALUES (:payment, :number, :account, :issuer, :address, :buyer, :email, :payer,
                    :unit, :cents, :bonus, :brand, :last4, :at)""";

    private static final String FIND = """
            SELECT number, account_id, issuer_name, issuer_address, buyer_name, buyer_email, payer, unit, amount_cents,
                   bonus_micros, card_brand, card_last4, issued_at
            FROM receipt WHERE payment_id = :payment""";

    private static final String FIND_PDF = "SELECT pdf FROM receipt WHERE payment_id = :payment";

    private static final String KEEP_PDF = "UPDATE receipt SET pdf = :pdf WHERE payment_id = :payment AND pdf IS NULL";

    Uni<Long> next() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NEXT, Long.class)
                        .setParameter("issuer", SERIES)
                        .getSingleResult());
    }

    Uni<Void> insert(Receipt receipt) {
        var sale = receipt.sale();
        var card = sale.card();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("payment", sale.paymentId())
                        .setParameter("number", receipt.number())
                        .setParameter("account", sale.accountId())
                        .setParameter("issuer", receipt.issuer().name())
                        .setParameter("address", receipt.issuer().address())
                        .setParameter("buyer", receipt.buyer())
                        .setParameter("email", sale.email())
                        .setParameter("payer", sale.payer())
                        .setParameter("unit", sale.unit())
                        .setParameter("cents", sale.cents())
                        .setParameter("bonus", sale.bonus().micros())
                        .setParameter("brand", card == null ? null : card.brand())
                        .setParameter("last4", card == null ? null : card.last4())
                        .setParameter("at", sale.paidAt())
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Optional<Receipt>> find(UUID payment) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("payment", payment)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(found -> receipt(payment, found)));
    }

    Uni<Optional<byte[]>> pdf(UUID payment) {
        return Panache.getSession().chain(session -> pdf(session, payment));
    }

    /** The first one that was kept, if somebody was quicker. */
    Uni<byte[]> keep(UUID payment, byte[] pdf) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP_PDF)
                        .setParameter("pdf", pdf)
                        .setParameter("payment", payment)
                        .executeUpdate()
                        .chain(() -> pdf(session, payment)))
                .map(kept -> kept.orElseThrow());
    }

    private static Uni<Optional<byte[]>> pdf(Mutiny.Session session, UUID payment) {
        return session.createNativeQuery(FIND_PDF, byte[].class)
                .setParameter("payment", payment)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    private static Receipt receipt(UUID payment, Object[] row) {
        var card = row[10] == null ? null : new PaidCard((String) row[10], (String) row[11]);
        var sale = new Sale(
                payment,
                (UUID) row[1],
                (String) row[6],
                (String) row[5],
                (String) row[7],
                ((Number) row[8]).longValue(),
                Money.ofMicros(((Number) row[9]).longValue()),
                card,
                ((OffsetDateTime) row[12]).toInstant());
        return new Receipt(
                ((Number) row[0]).longValue(), new Issuer((String) row[2], (String) row[3]), (String) row[4], sale);
    }
}
