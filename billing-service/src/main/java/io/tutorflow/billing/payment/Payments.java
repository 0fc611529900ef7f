package io.tutorflow.billing.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.Page;
import io.tutorflow.http.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reads payments and saved cards. */
@ApplicationScoped
public class Payments {

    private final PaymentTable table;
    private final CustomerTable customers;
    private final Stripe stripe;
    private final BusinessClock clock;
    private final DueWork work;

    Payments(PaymentTable table, CustomerTable customers, Stripe stripe, BusinessClock clock, DueWork work) {
        this.table = table;
        this.customers = customers;
        this.stripe = stripe;
        this.clock = clock;
        this.work = work;
    }

    /** The account of the payment. */
    public Uni<Optional<UUID>> accountOf(PaymentId id) {
        return Panache.withSession(() -> table.findById(id.value()))
                .map(row -> Optional.ofNullable(row).map(found -> found.accountId));
    }

    /** The payment, if it belongs to this account. */
    public Uni<Optional<Payment>> find(UUID account, PaymentId id) {
        return Panache.withSession(() -> table.findById(id.value()))
                .map(row -> Optional.ofNullable(row)
                        .map(PaymentRow::payment)
                        .filter(payment -> payment.order().accountId().equals(account)));
    }

    Uni<Page<Payment>> newestFirst(UUID account, PageRequest page) {
        return Panache.withSession(() -> table.newestFirst(account, page.limit(), page.offset())
                .chain(rows -> table.count("accountId", account)
                        .map(total -> new Page<>(
                                rows.stream().map(PaymentRow::payment).toList(), total))));
    }

    /**
     * Charges the saved card after the commit of the caller's transaction. The database allows one charge in flight per
     * account.
     */
    public Uni<Void> charge(Order order) {
        var now = clock.now();
        var id = new PaymentId(UUID.randomUUID());
        var payment = new Payment(id, order, now, now.plus(PaymentLimits.CHARGE_LIFE), new Progress.Created());
        return table.persistAndFlush(new PaymentRow(payment))
                .chain(() -> work.enqueue(PollingPayments.SCHEDULE, id.value()));
    }

    /** In the caller's transaction. */
    public Uni<Charged> charged(UUID account, Instant dayBegan, Instant monthBegan) {
        return table.charged(account, dayBegan, monthBegan);
    }

    /** Whether no real money is paid. */
    public boolean isTest() {
        return stripe.isTest();
    }

    public Uni<Optional<SavedCard>> cardOf(UUID account) {
        return Panache.withSession(() -> customers.find(account))
                .map(found -> found.flatMap(customer -> Optional.ofNullable(customer.card())));
    }
}
