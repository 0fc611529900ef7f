package io.tutorflow.billing.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Stripe's customers of accounts, in the caller's session. */
@ApplicationScoped
class CustomerTable {

    private static final String KNOWN = """
            SELECT customer_id, payment_method_id, card_brand, card_last4, card_expires, card_kept_at FROM stripe_customer
            WHERE account_id = :account""";

    private static final String WHOSE = "SELECT account_id FROM stripe_customer WHERE customer_id = :customer";

    /** Two at once may meet at either of its unique constraints. */
    private static final String LEARN = """
            INSERT INTO stripe_customer (account_id, customer_id, created_at) VALUES (:account, :customer, :now)
            ON CONFLICT DO NOTHING""";

    private static final String FORGET = "DELETE FROM stripe_customer WHERE account_id = :account";

    private static final String FORGET_CARD = """
            UPDATE stripe_customer SET payment_method_id = NULL, card_brand = NULL, card_last4 = NULL,
                card_expires = NULL, card_kept_at = NULL
            WHERE account_id = :account AND payment_method_id = :method""";

    private static final String SAVE = """
            UPDATE stripe_customer SET payment_method_id = :method, card_brand = :brand, card_last4 = :last4,
                card_expires = :expires, card_kept_at = :now
            WHERE account_id = :account""";

    Uni<Optional<Customer>> find(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KNOWN, Object[].class)
                        .setParameter("account", account)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(CustomerTable::customer));
    }

    Uni<Optional<UUID>> accountOf(String customerId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WHOSE, UUID.class)
                        .setParameter("customer", customerId)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    /** The first one wins: of two created at once, one is never used. */
    Uni<Void> learn(UUID account, String customerId, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LEARN)
                        .setParameter("account", account)
                        .setParameter("customer", customerId)
                        .setParameter("now", now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Stripe no longer knows it, so the next payment creates another. */
    Uni<Void> forget(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter("account", account)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Unless another card has been saved in the meantime. */
    Uni<Void> forgetCard(UUID account, String paymentMethodId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET_CARD)
                        .setParameter("account", account)
                        .setParameter("method", paymentMethodId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> save(UUID account, SavedCard card, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SAVE)
                        .setParameter("account", account)
                        .setParameter("method", card.paymentMethodId())
                        .setParameter("brand", card.brand())
                        .setParameter("last4", card.last4())
                        .setParameter("expires", card.expires())
                        .setParameter("now", now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Customer customer(Object[] row) {
        var card = row[1] == null
                ? null
                : new SavedCard(
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        row[5] == null ? null : ((OffsetDateTime) row[5]).toInstant());
        return new Customer((String) row[0], card);
    }
}
