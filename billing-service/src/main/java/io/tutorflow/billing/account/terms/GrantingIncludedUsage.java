package io.tutorflow.billing.account.terms;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.terms.IncludedTable.Grant;
import io.tutorflow.billing.job.Backlog;
import io.tutorflow.billing.job.Round;
import io.tutorflow.billing.job.RoundJob;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.ledger.Posting;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.posting.Balance;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.ledger.posting.PostingOutcome;
import io.tutorflow.clock.BusinessClock;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Grants the usage that terms include in a month, on its 1st from 00:00 on: once, by whichever replica; where the beginning
 * was missed, later in the same month. A month that is over is not made up for: nothing of it could be spent any more.
 */
@ApplicationScoped
class GrantingIncludedUsage implements RoundJob {

    private static final Logger LOG = Logger.getLogger(GrantingIncludedUsage.class);
    private static final Schedule SCHEDULE =
            new Schedule("included-usage", "${tutorflow.included-usage.look-every:5s}");
    private static final Round ROUND = new Round(LOG, "Included usage of workspace");

    /** Of one look; a round goes on until nothing is missing. */
    private static final int MOST = 500;

    private final Pool pool;
    private final BusinessClock clock;
    private final Ledger ledger;

    GrantingIncludedUsage(Pool pool, BusinessClock clock, Ledger ledger) {
        this.pool = pool;
        this.clock = clock;
        this.ledger = ledger;
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Uni<Backlog> backlog() {
        return missing(clock.now()).map(found -> Backlog.waiting(found.size(), null));
    }

    @Override
    public Uni<Void> round() {
        return ROUND.of(
                () -> missing(clock.now()),
                grant -> grant.month().account(),
                grant -> Panache.withTransaction(() -> Panache.getSession().chain(session -> give(session, grant))));
    }

    /** Who is metered has no use for it until that ends. */
    private Uni<List<Grant>> missing(Instant now) {
        var month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        return missing(month, null, List.of());
    }

    private Uni<List<Grant>> missing(YearMonth month, @Nullable UUID last, List<Grant> before) {
        return IncludedTable.missing(pool, month, last, MOST)
                .chain(page -> invoiced(page).chain(found -> {
                    var all = Stream.concat(before.stream(), found.stream()).toList();
                    return page.size() < MOST || all.size() >= MOST
                            ? Uni.createFrom().item(all)
                            : missing(month, page.getLast().month().account(), all);
                }));
    }

    private Uni<List<Grant>> invoiced(List<Grant> page) {
        return ledger.balances(
                        page.stream().map(grant -> grant.month().account()).toList())
                .map(found -> page.stream()
                        .filter(grant -> !isMetered(found.get(grant.month().account())))
                        .toList());
    }

    private static boolean isMetered(@Nullable Balance wallet) {
        return wallet != null && wallet.mode().isMetered();
    }

    /** Whoever comes second finds it posted. */
    private Uni<Void> give(Mutiny.Session session, Grant grant) {
        var month = grant.month();
        var posting = Posting.of(
                TransferKind.INCLUDED,
                month.transferId(),
                month.account(),
                grant.amount(),
                name(month.month()),
                "terms");
        return ledger.post(session, posting)
                .chain(outcome ->
                        outcome instanceof PostingOutcome.Repeated || outcome instanceof PostingOutcome.Metered
                                ? Uni.createFrom().voidItem()
                                : IncludedTable.note(
                                        session,
                                        month,
                                        grant.amount(),
                                        outcome.demandPosted().at()));
    }

    private static String name(YearMonth month) {
        return "Included usage of %s %d"
                .formatted(month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH), month.getYear());
    }
}
