package io.tutorflow.billing.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Whom Stripe knows accounts as: made when they are first needed. */
@ApplicationScoped
public class Customers {

    private final CustomerTable table;
    private final Stripe stripe;
    private final BusinessClock clock;

    Customers(CustomerTable table, Stripe stripe, BusinessClock clock) {
        this.table = table;
        this.stripe = stripe;
        this.clock = clock;
    }

    /** @param key under which Stripe is asked to make one */
    public Uni<String> of(Buyer buyer, String key) {
        return known(buyer)
                .chain(known -> known.map(customer -> Uni.createFrom().item(customer.id()))
                        .orElseGet(() -> stripe.makeCustomer(buyer, key)
                                .chain(made -> Panache.withTransaction(
                                        () -> table.learn(buyer.accountId(), made, clock.now())))
                                .chain(() -> known(buyer))
                                .map(learned -> learned.orElseThrow().id())));
    }

    /** Stripe does not know it any more: the next time another is made. Part of the caller's transaction. */
    public Uni<Void> forget(UUID account) {
        return table.forget(account);
    }

    /** The card that is charged from now on. Part of the caller's transaction. */
    public Uni<Void> keep(UUID account, SavedCard card) {
        return table.save(account, card, clock.now());
    }

    private Uni<Optional<Customer>> known(Buyer buyer) {
        return Panache.withSession(() -> table.find(buyer.accountId()));
    }
}
