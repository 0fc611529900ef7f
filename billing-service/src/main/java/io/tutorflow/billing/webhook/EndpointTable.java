package io.tutorflow.billing.webhook;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Page;
import io.tutorflow.http.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Endpoints, each by its account and never without it, within the session of the caller. */
@ApplicationScoped
class EndpointTable {

    private static final String COLUMNS = " id, url, array_to_string(events, ','), description, status,"
            + " disabled_reason, failing_since, created_at ";

    private static final String OWN = " WHERE id = :id AND account_id = :account";

    private static final String IS_LISTENING =
            "SELECT EXISTS (SELECT FROM webhook_endpoint WHERE account_id = :account AND status = 'enabled')";

    private static final String COUNT = "SELECT count(*) FROM webhook_endpoint WHERE account_id = :account";

    private static final String LIST = "SELECT" + COLUMNS
            + "FROM webhook_endpoint WHERE account_id = :account ORDER BY created_at DESC, id LIMIT :most OFFSET :skipped";

    private static final String FIND = "SELECT" + COLUMNS + "FROM webhook_endpoint" + OWN;

    private static final String MAKE = """
            INSERT INTO webhook_endpoint (id, account_id, url, events, description, status, secret, created_at, next_turn_at)
            VALUES (:id, :account, :url, string_to_array(:events, ','), CAST(:description AS text), 'enabled', :secret,
                    :now, :now)
            RETURNING""" + COLUMNS;

    /** What is enabled begins anew: how it failed before is forgotten. */
    private static final String CHANGE = """
            UPDATE webhook_endpoint
            SET url = coalesce(CAST(:url AS text), url),
                events = coalesce(string_to_array(CAST(:events AS text), ','), events),
                description = CASE WHEN :describe THEN CAST(:description AS text) ELSE description END,
                status = coalesce(CAST(:status AS text), status),
                disabled_reason = CASE CAST(:status AS text)
                    WHEN 'enabled' THEN NULL
                    WHEN 'disabled' THEN coalesce(disabled_reason, 'owner') ELSE disabled_reason END,
                disabled_at = CASE CAST(:status AS text)
                    WHEN 'enabled' THEN NULL WHEN 'disabled' THEN coalesce(disabled_at, :now) ELSE disabled_at END,
                failing_since = CASE CAST(:status AS text) WHEN 'enabled' THEN NULL ELSE failing_since END""" + OWN + " RETURNING" + COLUMNS;

    private static final String ROTATE = "UPDATE webhook_endpoint SET secret = :secret" + OWN + " RETURNING" + COLUMNS;

    /** Those that have stopped signing go at the same time. */
    private static final String RETIRE = """
            WITH forgotten AS (
                DELETE FROM webhook_former_secret WHERE endpoint_id = :id AND signs_until <= :now
            )
            INSERT INTO webhook_former_secret (endpoint_id, secret, signs_until)
            SELECT id, secret, :until FROM webhook_endpoint WHERE id = :id AND account_id = :account""";

    private static final String SIGN_UNTIL = """
            SELECT f.signs_until FROM webhook_former_secret f JOIN webhook_endpoint e ON e.id = f.endpoint_id
            WHERE e.id = :id AND e.account_id = :account AND f.signs_until > :now ORDER BY f.signs_until""";

    private static final String REMOVE = "DELETE FROM webhook_endpoint" + OWN + " RETURNING" + COLUMNS;

    Uni<Boolean> isListening(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(IS_LISTENING, Boolean.class)
                        .setParameter("account", account)
                        .getSingleResult());
    }

    Uni<Long> count(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(COUNT, Long.class)
                        .setParameter("account", account)
                        .getSingleResult());
    }

    Uni<Page<WebhookEndpoint>> list(UUID account, PageRequest page) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LIST, Object[].class)
                        .setParameter("account", account)
                        .setParameter("most", page.limit())
                        .setParameter("skipped", page.offset())
                        .getResultList())
                .chain(rows -> count(account)
                        .map(total -> new Page<>(
                                rows.stream().map(EndpointTable::endpoint).toList(), total)));
    }

    Uni<Optional<WebhookEndpoint>> find(UUID account, UUID id) {
        return own(FIND, account, id, statement -> statement);
    }

    Uni<WebhookEndpoint> make(UUID account, UUID id, EndpointRequest wish, SigningSecret secret, Instant now) {
        return own(
                        MAKE,
                        account,
                        id,
                        statement -> statement
                                .setParameter("url", wish.url())
                                .setParameter("events", wish.chosen())
                                .setParameter("description", wish.words())
                                .setParameter("secret", secret.text())
                                .setParameter("now", now))
                .map(Optional::orElseThrow);
    }

    Uni<Optional<WebhookEndpoint>> change(UUID account, UUID id, EndpointChangeRequest wish, Instant now) {
        return own(
                CHANGE,
                account,
                id,
                statement -> statement
                        .setParameter("url", wish.url())
                        .setParameter("events", wish.chosen())
                        .setParameter("describe", wish.description() != null)
                        .setParameter("description", wish.words())
                        .setParameter("status", wish.status())
                        .setParameter("now", now));
    }

    /** @param until the secret of before signs until then, beside this one and those from before it */
    Uni<Optional<WebhookEndpoint>> rotate(UUID account, UUID id, SigningSecret secret, Instant now, Instant until) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RETIRE)
                        .setParameter("account", account)
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .setParameter("until", until)
                        .executeUpdate())
                .chain(() -> own(ROTATE, account, id, statement -> statement.setParameter("secret", secret.text())));
    }

    /** Until when replaced secrets still sign, the first to stop first. */
    Uni<List<Instant>> formerSecretsSignUntil(UUID account, UUID id, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SIGN_UNTIL, Instant.class)
                        .setParameter("account", account)
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .getResultList());
    }

    Uni<Optional<WebhookEndpoint>> remove(UUID account, UUID id) {
        return own(REMOVE, account, id, statement -> statement);
    }

    private static Uni<Optional<WebhookEndpoint>> own(
            String sql, UUID account, UUID id, UnaryOperator<Mutiny.SelectionQuery<Object[]>> parameters) {
        return Panache.getSession()
                .chain(session -> parameters
                        .apply(session.createNativeQuery(sql, Object[].class)
                                .setParameter("account", account)
                                .setParameter("id", id))
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(EndpointTable::endpoint));
    }

    private static WebhookEndpoint endpoint(Object[] row) {
        var events = (String) row[2];
        return new WebhookEndpoint(
                (UUID) row[0],
                (String) row[1],
                events.isEmpty() ? List.of() : List.of(events.split(",")),
                (String) row[3],
                "enabled".equals(row[4]),
                (String) row[5],
                instant(row[6]),
                ((OffsetDateTime) row[7]).toInstant());
    }

    private static @Nullable Instant instant(@Nullable Object column) {
        return column == null ? null : ((OffsetDateTime) column).toInstant();
    }
}
