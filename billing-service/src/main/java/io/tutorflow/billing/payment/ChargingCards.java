package io.tutorflow.billing.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;

/** Prepares the charge of a saved card, or the question whether it was charged. */
@ApplicationScoped
class ChargingCards {

    private final PaymentTable payments;
    private final CustomerTable customers;
    private final OffSession rules;
    private final BusinessClock clock;

    ChargingCards(PaymentTable payments, CustomerTable customers, OffSession rules, BusinessClock clock) {
        this.payments = payments;
        this.customers = customers;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * The first time the card is charged; later Stripe is first asked whether it was; once the payment is over, it is
     * only asked.
     */
    Uni<Charge> charge(PaymentRow row, boolean mayHaveBeen) {
        var payment = row.payment();
        var account = payment.order().accountId();
        var isDue =
                payment.progress() instanceof Progress.Created && clock.now().isBefore(payment.expiresAt());
        return rules.mayCharge(account)
                .chain(wanted -> Panache.withSession(() -> customers.find(account))
                        .map(customer ->
                                new Charge(payment, customer.orElse(null), row.attempt, mayHaveBeen, wanted && isDue)));
    }

    /** Stripe would repeat a remembered failure for a day, so the next attempt uses another key. */
    Uni<Void> anotherAttempt(Payment payment) {
        return Panache.withTransaction(() -> payments.lock(payment.id()).invoke(found -> found.orElseThrow().attempt++))
                .replaceWithVoid();
    }
}
