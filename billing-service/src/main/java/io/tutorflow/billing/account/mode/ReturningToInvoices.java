package io.tutorflow.billing.account.mode;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.ChangingAccounts;
import io.tutorflow.billing.account.workspace.Decided;
import io.tutorflow.billing.account.workspace.Terms;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.job.Backlog;
import io.tutorflow.billing.job.Round;
import io.tutorflow.billing.job.RoundJob;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Has workspaces charged by our own invoices again, from the end of the month on in which that was wished for. */
@ApplicationScoped
class ReturningToInvoices implements RoundJob {

    private static final Logger LOG = Logger.getLogger(ReturningToInvoices.class);
    private static final Schedule SCHEDULE = new Schedule("billing-modes", "${tutorflow.billing-modes.look-every:1s}");
    private static final Round ROUND = new Round(LOG, "Workspace that returns to invoices");
    private static final String ACTOR = "scheduler " + SCHEDULE.name();

    /** Of one round: all return on the 1st of a month. */
    private static final int MOST = 500;

    private final Workspaces workspaces;
    private final ChangingAccounts changing;
    private final Ledger ledger;
    private final ModeFollowers followers;
    private final BusinessClock clock;

    ReturningToInvoices(
            Workspaces workspaces,
            ChangingAccounts changing,
            Ledger ledger,
            ModeFollowers followers,
            BusinessClock clock) {
        this.workspaces = workspaces;
        this.changing = changing;
        this.ledger = ledger;
        this.followers = followers;
        this.clock = clock;
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Uni<Backlog> backlog() {
        return workspaces.returning().map(found -> new Backlog(found.many(), 0, found.next()));
    }

    @Override
    public Uni<Void> round() {
        var now = clock.now();
        return ROUND.of(
                () -> workspaces.meteredUntil(now, MOST),
                WorkspaceId::value,
                id -> Panache.withTransaction(() -> takeBack(id, now)));
    }

    /** Nothing is left to do if somebody else was quicker, or wants it to stay metered. */
    private Uni<Void> takeBack(WorkspaceId id, Instant now) {
        return changing.change(id, (account, at) -> {
                    var terms = account.workspace().terms();
                    var end = endOf(terms, now);
                    return new Decided<>(end.isPresent() ? account.with(terms.invoiced()) : account, end);
                })
                .chain(found -> found.flatMap(end -> end)
                        .map(end -> Panache.getSession()
                                .chain(session -> ledger.invoice(session, id.value(), end, ACTOR))
                                .chain(() -> followers.tell(id.value())))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Optional<Instant> endOf(Terms terms, Instant now) {
        return Optional.ofNullable(terms.meteredUntil()).filter(end -> !end.isAfter(now));
    }
}
