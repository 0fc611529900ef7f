package io.tutorflow.billing.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Removes accounts' saved cards. */
@ApplicationScoped
public class SavedCards {

    private final CustomerTable customers;
    private final Stripe stripe;

    SavedCards(CustomerTable customers, Stripe stripe) {
        this.customers = customers;
        this.stripe = stripe;
    }

    /** Returns whether the account had such a card; after this Stripe can no longer charge it. */
    public Uni<Boolean> detach(UUID account, String card) {
        return Panache.withSession(() -> customers.find(account))
                .chain(customer -> customer.map(Customer::card)
                                .filter(kept -> kept.paymentMethodId().equals(card))
                                .isPresent()
                        ? stripe.detach(card)
                                .onFailure(SavedCards::isAway)
                                .transform(away -> ApiProblem.unavailable("Stripe"))
                                .replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof StripeFailure refused && refused.kind() != StripeFailure.Kind.REFUSED;
    }

    /** In the caller's transaction. */
    public Uni<Void> forget(UUID account, String card) {
        return customers.forgetCard(account, card);
    }
}
