package io.tutorflow.billing.payment.checkout;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The links to the checkout page, of which only hashes are stored. */
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

    /** @param requestedBy the name of the API key that requests it */
    Uni<BillingSession> make(Workspace workspace, @Nullable String requestedBy) {
        var now = clock.now();
        var made = new BillingSession(
                CheckoutToken.from(random), workspace, requestedBy, null, now.plus(CheckoutLimits.LINK_LIFE));
        return Panache.withTransaction(() -> sessions.persist(new BillingSessionRow(made, now)))
                .replaceWith(made);
    }

    /** One that is told to nobody but the reader of the workspace's mail. */
    Uni<SessionToMail> makeToMail(Workspace workspace, String address) {
        var now = clock.now();
        var made = new BillingSession(
                CheckoutToken.from(random), workspace, null, address, now.plus(CheckoutLimits.MAILED_LINK_LIFE));
        // Simultaneous requests for a mail are counted one after the other.
        return Panache.withTransaction(() -> workspaces
                .lock(workspace.id())
                .chain(() ->
                        sessions.mailedSince(workspace.id().value(), now.minus(CheckoutLimits.MAILED_LINKS_WITHIN)))
                .chain(lately -> lately.size() >= CheckoutLimits.MAILED_LINKS
                        ? Uni.createFrom().<SessionToMail>item(new SessionToMail.TooMany(untilFewer(lately, now)))
                        : sessions.persist(new BillingSessionRow(made, now))
                                .replaceWith(new SessionToMail.Made(made))));
    }

    private static Duration untilFewer(List<Instant> lately, Instant now) {
        var leaves = lately.get(lately.size() - CheckoutLimits.MAILED_LINKS).plus(CheckoutLimits.MAILED_LINKS_WITHIN);
        return Duration.between(now, leaves);
    }

    Uni<OpenedLink> open(@Nullable String token) {
        return CheckoutToken.read(token)
                .map(this::find)
                .map(found -> found.map(session -> session.<OpenedLink>map(OpenedLink.Good::new)
                        .orElseGet(() -> new OpenedLink.Refused(OpenedLink.Reason.UNKNOWN_OR_TOO_OLD))))
                .orElseGet(() -> Uni.createFrom().item(new OpenedLink.Refused(OpenedLink.Reason.MALFORMED)));
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
