package io.tutorflow.billing.payment;

import org.jspecify.annotations.Nullable;

/** Stripe did not do what it was asked for, or did not say so. */
public final class StripeFailure extends RuntimeException {

    private static final String CUSTOMER = "customer";

    private final Kind kind;
    private final @Nullable String parameter;

    /** @param parameter what of the request Stripe complains of, if it says */
    public StripeFailure(Kind kind, @Nullable String parameter, Throwable cause) {
        super(cause.getMessage(), cause);
        this.kind = kind;
        this.parameter = parameter;
    }

    public Kind kind() {
        return kind;
    }

    /** Stripe does not know the customer any more: it was deleted there, or the key is of another account. */
    public boolean isOfAMissingCustomer() {
        return kind == Kind.REFUSED && CUSTOMER.equals(parameter);
    }

    /** What a second attempt can come to. */
    public enum Kind {
        /** Not reached, not heard, too busy, the key not accepted: the same request under the same key may do. */
        AWAY,
        /** An error of Stripe's own, which it answers to the same key for a day: it takes another one. */
        REMEMBERED,
        /** Wrong in itself: a bug here, or something that is not there any more. */
        REFUSED
    }
}
