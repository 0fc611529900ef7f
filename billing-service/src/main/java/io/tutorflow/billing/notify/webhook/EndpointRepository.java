package io.tutorflow.billing.notify.webhook;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Page;
import io.tutorflow.http.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Endpoints, always accessed by their account, in the caller's session. */
@ApplicationScoped
class EndpointRepository implements PanacheRepositoryBase<EndpointRow, UUID> {

    private static final String OWN = "accountId = ?1 and id = ?2";

    /** The secret is copied within the database. Secrets that have stopped signing are deleted at the same time. */
    private static final String RETIRE = """
            WITH forgotten AS (
                DELETE FROM webhook_former_secret WHERE endpoint_id = :id AND signs_until <= :now
            )
            INSERT INTO webhook_former_secret (endpoint_id, secret, signs_until)
            SELECT id, secret, :until FROM webhook_endpoint WHERE id = :id AND account_id = :account""";

    private static final String SIGN_UNTIL = """
            SELECT f.signs_until FROM webhook_former_secret f JOIN webhook_endpoint e ON e.id = f.endpoint_id
            WHERE e.id = :id AND e.account_id = :account AND f.signs_until > :now ORDER BY f.signs_until""";

    Uni<Boolean> isListening(UUID account) {
        return count("accountId = ?1 and status = ?2", account, EndpointRow.ENABLED)
                .map(enabled -> enabled > 0);
    }

    Uni<Long> count(UUID account) {
        return count("accountId", account);
    }

    Uni<Page<WebhookEndpoint>> list(UUID account, PageRequest page) {
        return find("accountId", Sort.descending("createdAt").and("id"), account)
                .project(WebhookEndpoint.class)
                .range(page.offset(), page.offset() + page.limit() - 1)
                .list()
                .chain(found -> count(account).map(total -> new Page<>(found, total)));
    }

    Uni<Optional<WebhookEndpoint>> find(UUID account, UUID id) {
        return own(account, id).project(WebhookEndpoint.class).firstResult().map(Optional::ofNullable);
    }

    /** Locked until the caller's transaction ends. */
    Uni<Optional<WebhookEndpoint>> lock(UUID account, UUID id) {
        return change(account, id, endpoint -> {});
    }

    /** Locked until the caller's transaction ends, and written when it does. */
    Uni<Optional<WebhookEndpoint>> change(UUID account, UUID id, Consumer<EndpointRow> change) {
        return own(account, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(Optional::ofNullable)
                .map(found -> {
                    found.ifPresent(change);
                    return found.map(EndpointRow::endpoint);
                });
    }

    /** @param until when the old secret stops signing beside the new one and earlier ones */
    Uni<Optional<WebhookEndpoint>> rotate(UUID account, UUID id, SigningSecret secret, Instant now, Instant until) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RETIRE)
                        .setParameter("account", account)
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .setParameter("until", until)
                        .executeUpdate())
                .chain(() -> change(account, id, endpoint -> endpoint.secret = secret.text()));
    }

    /** When each replaced secret stops signing, earliest first. */
    Uni<List<Instant>> formerSecretsSignUntil(UUID account, UUID id, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SIGN_UNTIL, Instant.class)
                        .setParameter("account", account)
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .getResultList());
    }

    /** Returns whether it existed. */
    Uni<Boolean> remove(UUID account, UUID id) {
        return delete(OWN, account, id).map(deleted -> deleted > 0);
    }

    private PanacheQuery<EndpointRow> own(UUID account, UUID id) {
        return find(OWN, account, id);
    }
}
