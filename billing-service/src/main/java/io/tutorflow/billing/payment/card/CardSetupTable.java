package io.tutorflow.billing.payment.card;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.payment.NoticedObjects;
import io.tutorflow.billing.payment.StripeSetups;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Cards being saved, in the caller's session. */
@ApplicationScoped
class CardSetupTable implements NoticedObjects {

    private static final String FIND = """
            SELECT id, account_id, session_id, session_url, expires_at, state FROM card_setup WHERE id = :id""";

    private static final String BEGUN =
            "SELECT count(*) FROM card_setup WHERE account_id = :account AND created_at > :since";

    /** Two at once may meet at either of its unique constraints. */
    private static final String INSERT = """
            INSERT INTO card_setup (id, account_id, session_id, session_url, state, requested_by, created_at, expires_at)
            VALUES (:id, :account, :session, :url, 'open', :by, :now, :expires) ON CONFLICT DO NOTHING""";

    private static final String NOTICED = "SELECT id FROM card_setup WHERE session_id = :session AND state = 'open'";

    private static final String SAVE = "UPDATE card_setup SET state = 'saved' WHERE id = :id AND state = 'open'";

    private static final String EXPIRE = "UPDATE card_setup SET state = 'expired' WHERE id = :id AND state = 'open'";

    private final DueWork work;

    CardSetupTable(DueWork work) {
        this.work = work;
    }

    Uni<Optional<CardSetup>> find(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(CardSetupTable::setup));
    }

    Uni<Long> begunSince(UUID account, Instant since) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BEGUN, Long.class)
                        .setParameter("account", account)
                        .setParameter("since", since)
                        .getSingleResult());
    }

    Uni<Void> insert(UUID id, UUID account, StripeSetups.Opened opened, String by, Instant now, Instant look) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", id)
                        .setParameter("account", account)
                        .setParameter("session", opened.sessionId())
                        .setParameter("url", opened.url())
                        .setParameter("by", by)
                        .setParameter("now", now)
                        .setParameter("expires", opened.expiresAt())
                        .executeUpdate())
                .chain(() -> work.enqueue(PollingCardSetups.SCHEDULE, id, look));
    }

    @Override
    public String kind() {
        return "checkout.session";
    }

    @Override
    public Uni<Void> hasten(String sessionId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NOTICED, UUID.class)
                        .setParameter("session", sessionId)
                        .getSingleResultOrNull())
                .chain(id -> id == null ? Uni.createFrom().voidItem() : work.hasten(PollingCardSetups.SCHEDULE, id));
    }

    /** Returns whether it was still open. */
    Uni<Boolean> save(CardSetup.Saved setup) {
        return end(SAVE, setup.page());
    }

    Uni<Void> expire(CardSetup.Expired setup) {
        return end(EXPIRE, setup.page()).replaceWithVoid();
    }

    private static Uni<Boolean> end(String sql, SetupPage page) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter("id", page.id())
                        .executeUpdate())
                .map(ended -> ended > 0);
    }

    private static CardSetup setup(Object[] row) {
        var page = new SetupPage(
                (UUID) row[0], (UUID) row[1], (String) row[2], (String) row[3], ((OffsetDateTime) row[4]).toInstant());
        return switch ((String) row[5]) {
            case "open" -> new CardSetup.Open(page);
            case "saved" -> new CardSetup.Saved(page);
            case "expired" -> new CardSetup.Expired(page);
            default -> throw new IllegalStateException("Unknown state of a card setup: " + row[5]);
        };
    }
}
