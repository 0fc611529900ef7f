package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Due;
import io.tutorflow.billing.job.DueJob;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.job.Outcome;
import io.tutorflow.billing.job.Retries;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.job.Terms;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.persistence.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens the drafts of closed months, once people have had time to check them. */
@ApplicationScoped
class OpeningDrafts implements DueJob {

    static final Schedule SCHEDULE = new Schedule("invoice-opening", "${tutorflow.invoices.open-every:1s}");

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Terms TERMS =
            new Terms(4, LIMIT, new Retries(Duration.ofSeconds(5), Duration.ofMinutes(30), 10));

    private static final String NO_BUYER =
            "Something is due, and the workspace has no billing details: its owner sets them"
                    + " with PUT /v1/platform/owner/billing-details, and the invoice is opened then";

    private final OpeningInvoices opening;
    private final InvoiceRepository invoices;
    private final DueWork work;
    private final BusinessClock clock;
    private final Optional<Duration> openAfter;

    OpeningDrafts(
            OpeningInvoices opening,
            InvoiceRepository invoices,
            DueWork work,
            BusinessClock clock,
            @ConfigProperty(name = "tutorflow.invoices.open-after") Optional<Duration> openAfter) {
        this.opening = opening;
        this.invoices = invoices;
        this.work = work;
        this.clock = clock;
        this.openAfter = openAfter;
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
        return opening.open(new InvoiceId(due.id())).map(answer -> switch (answer) {
            case InvoiceAnswer.Done done -> new Outcome.Done();
            case InvoiceAnswer.Refused refused
            when refused.why() == InvoiceRefusal.BUYER_UNKNOWN -> new Outcome.Parked(NO_BUYER);
            case InvoiceAnswer.Refused refused -> new Outcome.Done();
        });
    }

    /** Makes those whose time has come due work. */
    Uni<Void> find() {
        return openAfter.map(this::find).orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> find(Duration pause) {
        return Pages.<UUID>each(
                InvoiceLimits.ACCOUNTS,
                last -> Panache.withTransaction(
                        () -> invoices.closedBefore(clock.now().minus(pause), last, InvoiceLimits.ACCOUNTS)
                                .call(ids -> work.enqueueNew(SCHEDULE, ids))));
    }

    /** Part of the transaction that stores billing details: drafts that waited for them are retried. */
    Uni<Void> hasten(UUID account) {
        return openAfter
                .map(pause -> invoices.closedBefore(clock.now().minus(pause), account)
                        .chain(ids -> work.enqueueAll(SCHEDULE, ids)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
