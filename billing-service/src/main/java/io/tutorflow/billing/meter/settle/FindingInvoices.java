package io.tutorflow.billing.meter.settle;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.job.PeriodicJob;
import io.tutorflow.billing.job.Round;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.meter.KeepingDrafts;
import io.tutorflow.billing.meter.MeterLimits;
import io.tutorflow.billing.meter.MeteredAccounts;
import io.tutorflow.billing.meter.MeteredAccounts.Followed;
import io.tutorflow.billing.payment.Customer;
import io.tutorflow.billing.payment.Customers;
import io.tutorflow.billing.payment.StripeInvoices.Status;
import io.tutorflow.billing.payment.StripeMeteredInvoices;
import io.tutorflow.billing.payment.StripeMeteredInvoices.Listed;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Asks Stripe what it has made of the subscriptions of metered accounts, and what has become of it: a webhook that is lost loses
 * nothing.
 */
@ApplicationScoped
class FindingInvoices implements PeriodicJob {

    private static final Schedule SCHEDULE = new Schedule("metered-invoices", "${tutorflow.meters.settle-every:1s}");

    private static final Round ROUND = new Round(Logger.getLogger(FindingInvoices.class), "The invoices of account");

    private final MeteredAccounts accounts;
    private final Customers customers;
    private final StripeMeteredInvoices stripe;
    private final MeteredInvoiceTable invoices;
    private final KeepingDrafts drafts;
    private final DueWork work;
    private final BusinessClock clock;
    private final Onward<Followed> onward = new Onward<>();

    FindingInvoices(
            MeteredAccounts accounts,
            Customers customers,
            StripeMeteredInvoices stripe,
            MeteredInvoiceTable invoices,
            KeepingDrafts drafts,
            DueWork work,
            BusinessClock clock) {
        this.accounts = accounts;
        this.customers = customers;
        this.stripe = stripe;
        this.invoices = invoices;
        this.drafts = drafts;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Duration period() {
        return SettlementLimits.FIND_EVERY;
    }

    @Override
    public Duration limit() {
        return SettlementLimits.FIND_WITHIN;
    }

    @Override
    public boolean isReady() {
        return stripe.isConfigured();
    }

    @Override
    public Uni<Void> run() {
        return onward.each(
                MeterLimits.ACCOUNTS,
                last -> Panache.withSession(() -> accounts.page(last))
                        .call(page -> ROUND.all(page, Followed::account, followed -> find(followed.account()))));
    }

    private Uni<Void> find(UUID account) {
        return Panache.withSession(() -> customers.find(account))
                .chain(found -> found.map(Customer::id)
                        .map(customer -> find(account, customer))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> find(UUID account, String customer) {
        return stripe.ofSubscriptions(customer)
                .chain(all -> (all.isEmpty() ? Uni.createFrom().voidItem() : note(account, all))
                        .chain(() -> all.stream().anyMatch(one -> one.status() == Status.DRAFT)
                                ? drafts.of(customer)
                                : Uni.createFrom().voidItem()));
    }

    /** Also what was parked, if Stripe says something else of it now. */
    private Uni<Void> note(UUID account, List<Listed> all) {
        var ids = all.stream().map(Listed::id).toList();
        return Panache.withTransaction(() -> invoices.note(account, ids, clock.now())
                .chain(() -> invoices.changed(all))
                .chain(changed -> work.enqueueAll(SettlingInvoices.SCHEDULE, changed)));
    }
}
