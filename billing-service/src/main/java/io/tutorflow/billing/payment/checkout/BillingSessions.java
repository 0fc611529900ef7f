package io.tutorflow.billing.payment.checkout;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.clock.RealClock;
import io.tutorflow.http.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The links to the page, of which only the hashes are kept. */
@ApplicationScoped
class BillingSessions {

    private final BillingSessionRepository sessions;
    private final Workspaces workspaces;
    private final RealClock clock;
    private final SecureRandom random = new SecureRandom();

    BillingSessions(BillingSessionRepository sessions, Workspaces workspaces, RealClock clock) {
        this.sessions = sessions;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** @param requestedBy the name of the API key that asks for it */
    Uni<BillingSession> make(Workspace workspace, @Nullable String requestedBy) {
        var now = clock.now();
        var made = new BillingSession(
                CheckoutToken.from(random), workspace, requestedBy, null, now.plus(CheckoutLimits.LINK_LIFE));
        return Panache.withTransaction(() -> sessions.persist(new BillingSessionRow(made, now)))
                .replaceWith(made);
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
                        .chain(() -> sessions.mailedSince(
                                workspace.id().value(), now.minus(CheckoutLimits.MAILED_LINKS_WITHIN)))
                        .invoke(lately -> mustBeFew(lately, now))
                        .chain(() -> sessions.persist(new BillingSessionRow(made, now))))
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
        return sessions.good(token, clock.now())
                .chain(row -> row.map(found -> workspaces
                                .find(new WorkspaceId(found.workspaceId))
                                .map(owner -> owner.map(workspace -> session(token, workspace, found))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private static BillingSession session(CheckoutToken token, Workspace workspace, BillingSessionRow found) {
        return new BillingSession(token, workspace, found.requestedBy, found.mailedTo, found.expiresAt);
    }
}
