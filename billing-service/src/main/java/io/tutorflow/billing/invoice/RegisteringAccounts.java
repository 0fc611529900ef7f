package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.persistence.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Has months of new workspaces closed from now on. A replica looks at all workspaces once, and later only at those that were
 * opened since it last looked.
 */
@ApplicationScoped
class RegisteringAccounts {

    /** Longer than any transaction that opens a workspace, and than clocks of replicas differ. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final Workspaces workspaces;
    private final InvoicingAccountTable accounts;
    private final BusinessClock clock;
    private volatile Instant lookedAt = Instant.EPOCH;

    RegisteringAccounts(Workspaces workspaces, InvoicingAccountTable accounts, BusinessClock clock) {
        this.workspaces = workspaces;
        this.accounts = accounts;
        this.clock = clock;
    }

    Uni<Void> register() {
        var now = clock.now();
        // A clock that was set back opens workspaces before the last look.
        var since = (now.isBefore(lookedAt) ? Instant.EPOCH : lookedAt).minus(OVERLAP);
        return Pages.<Workspace>each(
                        InvoiceLimits.ACCOUNTS,
                        last -> workspaces
                                .openedSince(since, last == null ? null : last.id(), InvoiceLimits.ACCOUNTS)
                                .call(page -> register(page)))
                .invoke(() -> lookedAt = now);
    }

    private Uni<Void> register(List<Workspace> page) {
        if (page.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.withTransaction(() -> accounts.register(
                page.stream().map(workspace -> workspace.id().value()).toList(),
                page.stream()
                        .map(workspace -> Period.monthOf(workspace.createdAt()))
                        .toList()));
    }
}
