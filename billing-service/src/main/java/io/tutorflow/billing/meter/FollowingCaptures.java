package io.tutorflow.billing.meter;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Backlog;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.job.Round;
import io.tutorflow.billing.job.RoundJob;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.ledger.mode.ModeTable;
import io.tutorflow.billing.ledger.mode.ModeTable.FirstMetered;
import io.tutorflow.billing.ledger.statement.Capture;
import io.tutorflow.billing.ledger.statement.Captures;
import io.tutorflow.billing.meter.MeteredAccounts.Followed;
import io.tutorflow.persistence.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Takes over what was captured from accounts that Stripe's meters charge; from then on each record is to be reported. */
@ApplicationScoped
class FollowingCaptures implements RoundJob {

    private static final Schedule SCHEDULE = new Schedule("metered-usage", "${tutorflow.meters.follow-every:1s}");

    private static final Round ROUND = new Round(Logger.getLogger(FollowingCaptures.class), "The usage of account");

    private final MeteredAccounts accounts;
    private final MeteredUsageTable usage;
    private final Captures captures;
    private final DueWork work;

    FollowingCaptures(MeteredAccounts accounts, MeteredUsageTable usage, Captures captures, DueWork work) {
        this.accounts = accounts;
        this.usage = usage;
        this.captures = captures;
        this.work = work;
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Uni<Backlog> backlog() {
        return Panache.withSession(usage::backlog);
    }

    @Override
    public Uni<Void> round() {
        return register()
                .chain(() -> Pages.<Followed>each(
                        MeterLimits.ACCOUNTS,
                        last -> Panache.withSession(() -> accounts.page(last)).call(this::follow)));
    }

    /** From the first switch on; what was held as metered may be captured after the account has returned to invoices. */
    private Uni<Void> register() {
        return Pages.<FirstMetered>each(
                MeterLimits.ACCOUNTS,
                last -> Panache.withTransaction(() -> Panache.getSession()
                        .chain(session -> ModeTable.firstMetered(
                                session, last == null ? null : last.account(), MeterLimits.ACCOUNTS))
                        .call(accounts::register)));
    }

    private Uni<Void> follow(List<Followed> page) {
        return behind(page).chain(behind -> ROUND.all(behind, account -> account, this::takeAll));
    }

    private Uni<List<UUID>> behind(List<Followed> page) {
        return captures.anyAfter(
                        page.stream().map(Followed::account).toList(),
                        page.stream().map(Followed::seq).toList())
                .map(List::copyOf);
    }

    private Uni<Void> takeAll(UUID account) {
        return Multi.createBy()
                .repeating()
                .uni(() -> Panache.withTransaction(() -> take(account)))
                .whilst(taken -> taken == MeterLimits.PAGE)
                .onItem()
                .ignoreAsUni();
    }

    /** How many captures were looked at. */
    private Uni<Integer> take(UUID account) {
        return accounts.claim(account)
                .chain(claimed ->
                        claimed.map(this::take).orElseGet(() -> Uni.createFrom().item(0)));
    }

    private Uni<Integer> take(Followed followed) {
        return Panache.getSession()
                .chain(session -> captures.after(session, followed.account(), followed.seq(), MeterLimits.PAGE))
                .chain(page -> page.isEmpty()
                        ? Uni.createFrom().item(0)
                        : keep(followed.account(), page)
                                .chain(() -> accounts.move(new Followed(
                                        followed.account(), page.getLast().number())))
                                .replaceWith(page.size()));
    }

    private Uni<Void> keep(UUID account, List<Capture> page) {
        var metered =
                page.stream().flatMap(capture -> usageOf(account, capture)).toList();
        var lanes = metered.stream().map(MeteredUsage::lane).distinct().sorted().toList();
        return usage.keep(metered).chain(() -> work.wakeAll(ReportingUsage.SCHEDULE, lanes));
    }

    /** What costs nothing has no units that Stripe could count. */
    private static Stream<MeteredUsage> usageOf(UUID account, Capture capture) {
        var metered = capture.metered();
        return metered == null || metered.value() == 0
                ? Stream.empty()
                : Stream.of(new MeteredUsage(
                        capture.id(),
                        account,
                        metered.eventName(),
                        metered.value(),
                        capture.amount(),
                        capture.finalizedAt()));
    }
}
