package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;

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
}
