package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.job.PeriodicJob;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.ledger.statement.Captures;
import io.tutorflow.billing.meter.UnsentUsage;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.persistence.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Finds the months that can be closed: of all accounts together it is asked whether they are complete. Where nothing was
 * used and nothing was agreed upon a month is closed at once; the others become due work, one by one.
 */
@ApplicationScoped
class FindingMonths implements PeriodicJob {

    static final Schedule SCHEDULE = new Schedule("invoice-months", "${tutorflow.invoices.find-every:10s}");

    private static final Duration PERIOD = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final InvoicingAccount BEFORE_ALL =
            new InvoicingAccount(new UUID(0, 0), 0, YearMonth.of(1, 1), false);

    private final RegisteringAccounts registering;
    private final InvoicingAccountTable accounts;
    private final Completeness completeness;
    private final Agreements agreements;
    private final Captures captures;
    private final UnsentUsage unsent;
    private final OpeningDrafts opening;
    private final DueWork work;
    private final BusinessClock clock;

    FindingMonths(
            RegisteringAccounts registering,
            InvoicingAccountTable accounts,
            Completeness completeness,
            Agreements agreements,
            Captures captures,
            UnsentUsage unsent,
            OpeningDrafts opening,
            DueWork work,
            BusinessClock clock) {
        this.registering = registering;
        this.accounts = accounts;
        this.completeness = completeness;
        this.agreements = agreements;
        this.captures = captures;
        this.unsent = unsent;
        this.opening = opening;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Duration period() {
        return PERIOD;
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public Uni<Void> run() {
        var latest = InvoicingAccount.latestDue(clock.now());
        return registering
                .register()
                .chain(() -> Pages.<InvoicingAccount>each(1, last -> find(latest, last == null ? BEFORE_ALL : last)))
                .chain(opening::find);
    }

    /** One month at a time: those of the next one come with the next page. */
    private Uni<List<InvoicingAccount>> find(YearMonth latest, InvoicingAccount after) {
        return Panache.withSession(() -> accounts.due(latest, after, InvoiceLimits.ACCOUNTS))
                .map(page -> page.stream()
                        .filter(account ->
                                account.nextMonth().equals(page.getFirst().nextMonth()))
                        .toList())
                .call(same -> same.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : take(same, same.getFirst().nextMonth()));
    }

    private Uni<Void> take(List<InvoicingAccount> page, YearMonth month) {
        return completeness
                .of(page, Period.of(month))
                .chain(answers -> bound(page, month).chain(bound -> decide(page, month, answers, bound)));
    }

    /** Those that have something to close. */
    private Uni<Set<UUID>> bound(List<InvoicingAccount> page, YearMonth month) {
        var ids = page.stream().map(InvoicingAccount::account).toList();
        return captures.anyAfter(
                        ids, page.stream().map(InvoicingAccount::scanFrom).toList())
                .chain(used -> agreements
                        .bound(ids, month)
                        .chain(agreed -> Panache.withSession(() -> unsent.anyOf(ids))
                                .map(handedOver -> {
                                    var all = new HashSet<>(used);
                                    all.addAll(agreed);
                                    all.addAll(handedOver);
                                    return all;
                                })));
    }

    private Uni<Void> decide(
            List<InvoicingAccount> page, YearMonth month, Map<UUID, Completeness.Answer> answers, Set<UUID> bound) {
        var complete = page.stream()
                .filter(account -> answers.get(account.account()) instanceof Completeness.Answer.Complete)
                .toList();
        var empty = complete.stream()
                .filter(account -> !bound.contains(account.account()))
                .toList();
        var unequal = page.stream()
                .filter(account -> answers.get(account.account()) instanceof Completeness.Answer.Unequal)
                .map(InvoicingAccount::account)
                .toList();
        var full = complete.stream()
                .map(InvoicingAccount::account)
                .filter(bound::contains)
                .toList();
        return Panache.withTransaction(() -> accounts.pass(empty)
                .chain(() -> accounts.complete(full, month))
                .chain(newly -> work.enqueueAll(ClosingInvoices.SCHEDULE, newly))
                .chain(() -> work.enqueueNew(ClosingInvoices.SCHEDULE, full))
                .chain(() -> work.enqueueNew(ClosingInvoices.SCHEDULE, unequal)));
    }
}
