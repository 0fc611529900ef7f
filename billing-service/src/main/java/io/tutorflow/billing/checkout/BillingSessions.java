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
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The links to the page, of which only the hashes are kept. */
@ApplicationScoped
class BillingSessions {

    private static final String MAKE = """
            INSERT INTO billing_session (token_hash, workspace_id, created_at, expires_at)
            VALUES (:hash, :workspace, :now, :expires)""";

    private static final String FIND =
            "SELECT workspace_id, expires_at FROM billing_session WHERE token_hash = :hash AND expires_at > :now";

    private final Workspaces workspaces;
    private final RealClock clock;
    private final SecureRandom random = new SecureRandom();

    BillingSessions(Workspaces workspaces, RealClock clock) {
        this.workspaces = workspaces;
        this.clock = clock;
    }

    Uni<BillingSession> make(Workspace workspace) {
        var now = clock.now();
        var made = new BillingSession(CheckoutToken.from(random), workspace, now.plus(CheckoutLimits.LINK_LIFE));
        return Panache.withTransaction(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(MAKE)
                                .setParameter("hash", made.token().hash().hex())
                                .setParameter("workspace", workspace.id().value())
                                .setParameter("now", now)
                                .setParameter("expires", made.expiresAt())
                                .executeUpdate()))
                .replaceWith(made);
    }

    /** @throws ApiProblem if it is no link's, or the link is too old */
    Uni<BillingSession> of(@Nullable String token) {
        if (token == null || token.length() != CheckoutToken.LENGTH) {
            throw ApiProblem.invalid("token must have " + CheckoutToken.LENGTH + " characters");
        }
        return find(new CheckoutToken(token))
                .map(found -> found.orElseThrow(
                        () -> ApiProblem.notFound("The link is unknown or older than 24 hours: its checkout")));
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
                                .map(found -> found.map(workspace ->
                                        new BillingSession(token, workspace, ((OffsetDateTime) row[1]).toInstant()))));
    }
}
