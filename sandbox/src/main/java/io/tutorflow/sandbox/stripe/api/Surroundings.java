package io.tutorflow.sandbox.stripe.api;

import io.tutorflow.sandbox.stripe.schema.Shapes;
import io.tutorflow.sandbox.stripe.store.Store;
import io.tutorflow.sandbox.stripe.webhook.Deliveries;
import java.util.function.Function;

/**
 * What every operation works with.
 *
 * @param publicUrl under which people and links reach this Stripe
 */
public record Surroundings(Store store, Shapes shapes, Deliveries deliveries, BusinessTime clock, String publicUrl) {

    /** Does something for somebody, whole or not at all. */
    public <T> T change(Asker asker, Function<Transaction, T> work) {
        return store.change(change -> work.apply(new Transaction(change, this, asker)));
    }

    /** Forgets the idempotency keys whose time is over. */
    public void tidy() {
        change(Asker.NOBODY, IdempotencyKeys::tidy);
    }
}
