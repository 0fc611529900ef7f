package io.tutorflow.billing.meter.settle;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.meter.MeteredAccounts;
import io.tutorflow.billing.payment.Customers;
import io.tutorflow.billing.payment.NoticedObjects;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What Stripe says of invoices of metered accounts, known or not, makes them due. Those of others are of no subscription. */
@ApplicationScoped
class NoticedMeteredInvoices implements NoticedObjects {

    private final MeteredInvoiceTable invoices;
    private final MeteredAccounts accounts;
    private final Customers customers;
    private final DueWork work;
    private final BusinessClock clock;

    NoticedMeteredInvoices(
            MeteredInvoiceTable invoices,
            MeteredAccounts accounts,
            Customers customers,
            DueWork work,
            BusinessClock clock) {
        this.invoices = invoices;
        this.accounts = accounts;
        this.customers = customers;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "invoice";
    }

    @Override
    public Uni<Void> hasten(String stripeId) {
        var id = MeteredInvoice.idOf(stripeId);
        return invoices.find(id)
                .chain(found -> found.isEmpty() || found.get().isSettled()
                        ? Uni.createFrom().voidItem()
                        : work.hasten(SettlingInvoices.SCHEDULE, id));
    }

    @Override
    public Uni<Void> hasten(String stripeId, @Nullable String customerId) {
        return customerId == null
                ? hasten(stripeId)
                : customers
                        .accountOf(customerId)
                        .chain(account -> account.isPresent()
                                ? note(account.get(), stripeId)
                                : Uni.createFrom().voidItem())
                        .chain(() -> hasten(stripeId));
    }

    private Uni<Void> note(UUID account, String stripeId) {
        return accounts.isMetered(account)
                .chain(metered -> metered
                        ? invoices.note(account, List.of(stripeId), clock.now())
                        : Uni.createFrom().voidItem());
    }
}
