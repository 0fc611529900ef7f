package io.tutorflow.billing.checkout;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Wishes to have cards forgotten, within the session of the caller; of their tokens only the hashes are kept. */
@ApplicationScoped
class CardFarewellTable {

    private static final String INSERT = """
            INSERT INTO card_farewell (token_hash, account_id, payment_method_id, requested_at, expires_at)
            VALUES (:hash, :account, :card, :now, :expires)""";

    private static final String SINCE =
            "SELECT count(*) FROM card_farewell WHERE account_id = :account AND requested_at > :since";

    private static final String FIND = """
            SELECT account_id, payment_method_id, confirmed_at IS NOT NULL FROM card_farewell
            WHERE token_hash = :hash AND expires_at > :now""";

    private static final String CONFIRM =
            "UPDATE card_farewell SET confirmed_at = :now WHERE token_hash = :hash AND confirmed_at IS NULL";

    Uni<Void> insert(CardFarewell farewell, Instant now, Instant expires) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("hash", farewell.token().hash().hex())
                        .setParameter("account", farewell.workspace().value())
                        .setParameter("card", farewell.card())
                        .setParameter("now", now)
                        .setParameter("expires", expires)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Long> since(WorkspaceId workspace, Instant since) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SINCE, Long.class)
                        .setParameter("account", workspace.value())
                        .setParameter("since", since)
                        .getSingleResult());
    }

    Uni<Optional<CardFarewell>> find(CheckoutToken token, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("hash", token.hash().hex())
                        .setParameter("now", now)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .map(found -> new CardFarewell(
                                token, new WorkspaceId((UUID) found[0]), (String) found[1], (Boolean) found[2])));
    }

    Uni<Void> confirm(CardFarewell farewell, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CONFIRM)
                        .setParameter("now", now)
                        .setParameter("hash", farewell.token().hash().hex())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
