package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Due;
import io.tutorflow.billing.job.DueJob;
import io.tutorflow.billing.job.Outcome;
import io.tutorflow.billing.job.Retries;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.job.Terms;
import io.tutorflow.billing.meter.UnsentUsage;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Closes months: what an account used in one becomes a draft, in one transaction, the oldest month first. */
@ApplicationScoped
class ClosingInvoices implements DueJob {

    static final Schedule SCHEDULE = new Schedule("invoice-closing", "${tutorflow.invoices.close-every:1s}");

    /** Longer than a month of a million records takes to close. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final String UNDECIDED =
            "Stripe was not told of some metered usage yet: whether an invoice of ours charges it is known 12 hours after the month";

    private static final Terms TERMS =
            new Terms(8, LIMIT, new Retries(Duration.ofSeconds(5), Duration.ofMinutes(30), 10));

    private final InvoicingAccountTable accounts;
    private final Completeness completeness;
    private final DraftingInvoices drafting;
    private final UnsentUsage unsent;
    private final BusinessClock clock;

    ClosingInvoices(
            InvoicingAccountTable accounts,
            Completeness completeness,
            DraftingInvoices drafting,
            UnsentUsage unsent,
            BusinessClock clock) {
        this.accounts = accounts;
        this.completeness = completeness;
        this.drafting = drafting;
        this.unsent = unsent;
        this.clock = clock;
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Terms terms() {
        return TERMS;
    }

    @Override
    public Uni<Outcome> run(Due due) {
        return Panache.withSession(() -> accounts.find(due.id()))
                .chain(found -> found.filter(account -> account.isDue(clock.now()))
                        .map(this::close)
                        .orElseGet(() -> Uni.createFrom().item(new Outcome.Done())));
    }

    private Uni<Outcome> close(InvoicingAccount account) {
        return Panache.withSession(() ->
                        unsent.isUndecided(account.account(), account.month().to(), clock.now()))
                .chain(isUndecided -> {
                    if (isUndecided) {
                        return Uni.createFrom().item(new Outcome.Again(PAUSE, UNDECIDED));
                    }
                    return account.isComplete() ? draft(account) : compare(account);
                });
    }

    private Uni<Outcome> compare(InvoicingAccount account) {
        return completeness
                .of(List.of(account), account.month())
                .map(answers -> answers.getOrDefault(account.account(), new Completeness.Answer.Unknown()))
                .chain(answer -> switch (answer) {
                    case Completeness.Answer.Complete complete -> draft(account);
                    case Completeness.Answer.Unequal unequal ->
                        Uni.createFrom().item(new Outcome.Parked(reason(account, unequal)));
                    case Completeness.Answer.Unknown unknown ->
                        Uni.createFrom().item(new Outcome.Again(PAUSE, "usage-service does not answer"));
                });
    }

    private static String reason(InvoicingAccount account, Completeness.Answer.Unequal unequal) {
        return "Of " + account.nextMonth() + " the ledger has " + unequal.ours() + ", usage-service has "
                + unequal.theirs();
    }

    /** Only if nobody else has closed it meanwhile. */
    private Uni<Outcome> draft(InvoicingAccount compared) {
        return Panache.withTransaction(() -> accounts.lock(compared.account())
                        .chain(locked -> locked.filter(
                                        account -> account.nextMonth().equals(compared.nextMonth()))
                                .map(account -> drafting.close(account, Machines.CLOSING)
                                        .replaceWithVoid())
                                .orElseGet(() -> Uni.createFrom().voidItem())))
                .replaceWith(
                        compared.isDueNext(clock.now()) ? new Outcome.Again(Duration.ZERO, null) : new Outcome.Done());
    }
}
