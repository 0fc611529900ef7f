package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;

/** One kind of Stripe's objects that a feature looks at by itself: a notice of Stripe's about one makes it due. */
public interface NoticedObjects {

    /** As Stripe calls it in the object's own field {@code object}. */
    String kind();

    /**
     * Makes the object due, if it is one of ours that there is something to learn about, as part of the caller's
     * transaction.
     *
     * @param objectId Stripe's
     */
    Uni<Void> hasten(String objectId);
}
