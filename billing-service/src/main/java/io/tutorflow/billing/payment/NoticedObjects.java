package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** A kind of Stripe object that a feature polls, maybe beside others: a notice about one makes it due at once. */
public interface NoticedObjects {

    /** Stripe's name, as in the object's own field {@code object}. */
    String kind();

    /**
     * Makes the object due, if it is one of ours and not final, in the caller's transaction.
     *
     * @param objectId Stripe's
     */
    Uni<Void> hasten(String objectId);

    /**
     * The same of an object that Stripe may have made by itself: nobody here has heard of it before.
     *
     * @param customerId whose it is, as far as the notice says
     */
    default Uni<Void> hasten(String objectId, @Nullable String customerId) {
        return hasten(objectId);
    }
}
