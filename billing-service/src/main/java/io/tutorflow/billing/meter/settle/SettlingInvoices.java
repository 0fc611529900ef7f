package io.tutorflow.billing.meter.settle;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Due;
import io.tutorflow.billing.job.DueJob;
import io.tutorflow.billing.job.Outcome;
import io.tutorflow.billing.job.Retries;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.job.Terms;
import io.tutorflow.billing.payment.StripeInvoices.Status;
import io.tutorflow.billing.payment.StripeMeteredInvoices;
import io.tutorflow.billing.payment.StripeMeteredInvoices.Bill;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Looks what has become of an invoice that Stripe has made of a subscription, and settles the usage of one that is paid.
 * Webhooks only make it due, their content is not believed. Collecting it is Stripe's affair.
 */
@ApplicationScoped
class SettlingInvoices implements DueJob {

    static final Schedule SCHEDULE = new Schedule("metered-settlements", "${tutorflow.meters.settle-every:1s}");

    private static final Terms TERMS =
            new Terms(2, SettlementLimits.ATTEMPT, Retries.forever(Duration.ofSeconds(5), Duration.ofMinutes(10)));

    /** Between looks at what is not paid yet; a webhook is faster. */
    private static final Retries LOOKS = Retries.forever(Duration.ofSeconds(30), Duration.ofHours(1));

    private static final String LOST =
            "a bank has taken back what it was paid with, so that what it had charged is owed on the line again";

    private final MeteredInvoiceTable invoices;
    private final StripeMeteredInvoices stripe;
    private final SettlingUsage settling;
    private final BusinessClock clock;

    SettlingInvoices(
            MeteredInvoiceTable invoices, StripeMeteredInvoices stripe, SettlingUsage settling, BusinessClock clock) {
        this.invoices = invoices;
        this.stripe = stripe;
        this.settling = settling;
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
    public boolean isReady() {
        return stripe.isConfigured();
    }

    @Override
    public Uni<Outcome> run(Due due) {
        return Panache.withSession(() -> invoices.find(due.id()))
                .chain(found -> found.isEmpty() || found.get().isSettled()
                        ? Uni.createFrom().item(over(found.orElse(null)))
                        : stripe.bill(found.get().stripeId()).chain(bill -> follow(found.get(), bill, due)));
    }

    private static Outcome over(@Nullable MeteredInvoice invoice) {
        return invoice != null && invoice.isLost()
                ? new Outcome.Parked(
                        "Invoice %s of account %s: %s".formatted(invoice.stripeId(), invoice.account(), LOST))
                : new Outcome.Done();
    }

    private Uni<Outcome> follow(MeteredInvoice invoice, Bill bill, Due due) {
        return bill.isOfSubscription()
                ? Panache.withTransaction(() -> invoices.said(invoice.id(), bill))
                        .chain(() -> look(invoice, bill, due))
                : Panache.withTransaction(() -> invoices.forget(invoice.id())).replaceWith(new Outcome.Done());
    }

    private Uni<Outcome> look(MeteredInvoice invoice, Bill bill, Due due) {
        return switch (bill.status()) {
            case DRAFT -> Uni.createFrom().item(isStuck(bill) ? parked(invoice, bill, stuck(bill)) : again(due, null));
            case OPEN -> Uni.createFrom().item(again(due, null));
            case PAID ->
                settling.settle(invoice, bill).map(answer -> switch (answer) {
                    case SettlingUsage.Answer.Settled settled -> new Outcome.Done();
                    case SettlingUsage.Answer.NotYet notYet -> again(due, named(invoice, bill, notYet.why()));
                    case SettlingUsage.Answer.Refused refused -> parked(invoice, bill, refused.why());
                });
            case VOID, UNCOLLECTIBLE -> Uni.createFrom().item(parked(invoice, bill, notPaid(bill)));
            case DELETED -> throw new IllegalStateException("What is deleted is of no subscription");
        };
    }

    private boolean isStuck(Bill bill) {
        return bill.drafted().at().plus(SettlementLimits.DRAFT_FOR).isBefore(clock.now());
    }

    private static String stuck(Bill bill) {
        var error = bill.drafted().error();
        return "it is a draft since " + bill.drafted().at() + ", so that nobody is asked to pay it: "
                + (error == null ? "Stripe does not say why" : error);
    }

    private static Outcome parked(MeteredInvoice invoice, Bill bill, String why) {
        return new Outcome.Parked(named(invoice, bill, why));
    }

    private static String notPaid(Bill bill) {
        return bill.status() == Status.VOID
                ? "it was made void, so that nobody pays what was used: it stays owed on the line"
                : "Stripe has given up collecting it: what was used stays owed on the line";
    }

    private static String named(MeteredInvoice invoice, Bill bill, String why) {
        return "Invoice %s (%s) of account %s: %s".formatted(bill.number(), bill.id(), invoice.account(), why);
    }

    private static Outcome again(Due due, @Nullable String why) {
        return new Outcome.Again(LOOKS.pauseAfter(due.attempt()), why);
    }
}
