package io.tutorflow.billing.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Stripe's customers for accounts, created when first needed. */
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

    /** @param key the idempotency key for Stripe */
    public Uni<String> of(Buyer buyer, String key) {
        return known(buyer)
                .chain(known -> known.map(customer -> Uni.createFrom().item(customer.id()))
                        .orElseGet(() -> stripe.makeCustomer(buyer, key)
                                .chain(made -> Panache.withTransaction(
                                        () -> table.learn(buyer.accountId(), made, clock.now())))
                                .chain(() -> known(buyer))
                                .map(learned -> learned.orElseThrow().id())));
    }

    /** In the caller's session. */
    public Uni<Optional<Customer>> find(UUID account) {
        return table.find(account);
    }

    /** Whose customer it is, in the caller's session. */
    public Uni<Optional<UUID>> accountOf(String customerId) {
        return table.accountOf(customerId);
    }

    /** Stripe no longer knows it, so another is created next time. In the caller's transaction. */
    public Uni<Void> forget(UUID account) {
        return table.forget(account);
    }

    /** The card to charge from now on. In the caller's transaction. */
    public Uni<Void> keep(UUID account, SavedCard card) {
        return table.save(account, card, clock.now());
    }

    private Uni<Optional<Customer>> known(Buyer buyer) {
        return Panache.withSession(() -> table.find(buyer.accountId()));
    }
}
