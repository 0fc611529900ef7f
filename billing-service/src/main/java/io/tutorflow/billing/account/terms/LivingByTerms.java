package io.tutorflow.billing.account.terms;

import static java.util.Objects.requireNonNull;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.ChangingAccounts;
import io.tutorflow.billing.account.workspace.Decided;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.job.Backlog;
import io.tutorflow.billing.job.Round;
import io.tutorflow.billing.job.RoundJob;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.clock.BusinessClock;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Has workspaces live by their terms from each version's date on: plan, rate limit and credit line become those of it. */
@ApplicationScoped
class LivingByTerms implements RoundJob {

    private static final Logger LOG = Logger.getLogger(LivingByTerms.class);
    private static final Schedule SCHEDULE = new Schedule("terms", "${tutorflow.terms.look-every:1s}");
    private static final Round ROUND = new Round(LOG, "Workspace with new terms");

    /** Of one round: on the 1st of a month many take effect at once. */
    private static final int MOST = 500;

    private final Pool pool;
    private final BusinessClock clock;
    private final ChangingAccounts changing;
    private final Ledger ledger;

    LivingByTerms(Pool pool, BusinessClock clock, ChangingAccounts changing, Ledger ledger) {
        this.pool = pool;
        this.clock = clock;
        this.changing = changing;
        this.ledger = ledger;
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Uni<Backlog> backlog() {
        return InForceTable.backlog(pool);
    }

    @Override
    public Uni<Void> round() {
        var now = clock.now();
        return ROUND.of(
                () -> InForceTable.due(pool, now, MOST),
                workspace -> workspace,
                workspace -> Panache.withTransaction(
                        () -> Panache.getSession().chain(session -> take(session, workspace, now))));
    }

    private Uni<Void> take(Mutiny.Session session, UUID workspace, Instant now) {
        return InForceTable.claim(session, workspace, now)
                .chain(mine -> mine
                        ? TermsTable.inForce(pool, List.of(workspace), now)
                                .chain(found -> live(session, workspace, requireNonNull(found.get(workspace)), now))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> live(Mutiny.Session session, UUID workspace, TermsVersion version, Instant now) {
        LOG.infof("Workspace %s lives by version %d of its terms", workspace, version.number());
        return changing.change(new WorkspaceId(workspace), (account, at) -> {
                    var before = account.workspace().terms();
                    var limit = version.rateLimitPerMinute();
                    var after = before.with(limit == null ? before.rateLimitPerMinute() : limit, version.planCode());
                    return new Decided<>(account.with(after), workspace);
                })
                .chain(() -> version.creditLine() == null
                        ? Uni.createFrom().voidItem()
                        : ledger.agree(session, workspace, version.creditLine()))
                .chain(() -> InForceTable.live(session, workspace, version.number(), now));
    }
}
