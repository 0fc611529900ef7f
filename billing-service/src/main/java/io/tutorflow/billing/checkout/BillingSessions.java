package io.tutorflow.billing.checkout;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.workspace.Workspace;
import io.tutorflow.billing.workspace.WorkspaceId;
import io.tutorflow.billing.workspace.Workspaces;
import io.tutorflow.clock.RealClock;
import io.tutorflow.http.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The links to the page, of which only the hashes are kept. */
@ApplicationScoped
class BillingSessions {

    private static final String MAKE = """
            INSERT INTO billing_session (token_hash, workspace_id, requested_by, mailed_to, created_at, expires_at)
            VALUES (:hash, :workspace, CAST(:by AS text), CAST(:mailedTo AS text), :now, :expires)""";

    private static final String FIND = """
            SELECT workspace_id, requested_by, mailed_to, expires_at FROM billing_session
            WHERE token_hash = :hash AND expires_at > :now""";

    private static final String MAILED_SINCE = """
            SELECT created_at FROM billing_session
            WHERE workspace_id = :workspace AND mailed_to IS NOT NULL AND created_at > :since ORDER BY created_at""";

    private final Workspaces workspaces;
    private final RealClock clock;
    private final SecureRandom random = new SecureRandom();

    BillingSessions(Workspaces workspaces, RealClock clock) {
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** @param requestedBy the name of the API key that asks for it */
    Uni<BillingSession> make(Workspace workspace, @Nullable String requestedBy) {
        var now = clock.now();
        var made = new BillingSession(
                CheckoutToken.from(random), workspace, requestedBy, null, now.plus(CheckoutLimits.LINK_LIFE));
        return Panache.withTransaction(() -> insert(made, now)).replaceWith(made);
    }

    /**
     * One that is told to nobody but the reader of the workspace's mail.
     *
     * @throws ApiProblem 429 if there were enough lately
     */
    Uni<BillingSession> makeToMail(Workspace workspace, String address) {
        var now = clock.now();
        var made = new BillingSession(
                CheckoutToken.from(random), workspace, null, address, now.plus(CheckoutLimits.MAILED_LINK_LIFE));
        // Two who ask for a mail at the same time are counted one after the other.
        return Panache.withTransaction(() -> workspaces
                        .lock(workspace.id())
                        .chain(() -> mailedSince(workspace, now.minus(CheckoutLimits.MAILED_LINKS_WITHIN)))
                        .invoke(lately -> mustBeFew(lately, now))
                        .chain(() -> insert(made, now)))
                .replaceWith(made);
    }

    private static void mustBeFew(List<Instant> lately, Instant now) {
        if (lately.size() >= CheckoutLimits.MAILED_LINKS) {
            var leaves =
                    lately.get(lately.size() - CheckoutLimits.MAILED_LINKS).plus(CheckoutLimits.MAILED_LINKS_WITHIN);
            throw ApiProblem.tooMany(
                    "At most " + CheckoutLimits.MAILED_LINKS + " links are mailed in an hour",
                    Duration.between(now, leaves));
        }
    }

    private static Uni<List<Instant>> mailedSince(Workspace workspace, Instant since) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MAILED_SINCE, Instant.class)
                        .setParameter("workspace", workspace.id().value())
                        .setParameter("since", since)
                        .getResultList());
    }

    private static Uni<Void> insert(BillingSession made, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MAKE)
                        .setParameter("hash", made.token().hash().hex())
                        .setParameter("workspace", made.workspace().id().value())
                        .setParameter("by", made.requestedBy())
                        .setParameter("mailedTo", made.mailedTo())
                        .setParameter("now", now)
                        .setParameter("expires", made.expiresAt())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** @throws ApiProblem if it is no link's, or the link is too old */
    Uni<BillingSession> of(@Nullable String token) {
        if (token == null || token.length() != CheckoutToken.LENGTH) {
            throw ApiProblem.invalid("token must have " + CheckoutToken.LENGTH + " characters");
        }
        return find(new CheckoutToken(token))
                .map(found ->
                        found.orElseThrow(() -> ApiProblem.notFound("The link is unknown or too old: its checkout")));
    }

    private Uni<Optional<BillingSession>> find(CheckoutToken token) {
        return Panache.withSession(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(FIND, Object[].class)
                                .setParameter("hash", token.hash().hex())
                                .setParameter("now", clock.now())
                                .getSingleResultOrNull()))
                .chain(row -> row == null
                        ? Uni.createFrom().item(Optional.empty())
                        : workspaces
                                .find(new WorkspaceId((UUID) row[0]))
                                .map(found -> found.map(workspace -> new BillingSession(
                                        token,
                                        workspace,
                                        (String) row[1],
                                        (String) row[2],
                                        ((OffsetDateTime) row[3]).toInstant()))));
    }
}
