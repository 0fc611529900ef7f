package io.tutorflow.billing.payment;

import org.jspecify.annotations.Nullable;

/** Stripe has not done what was requested, or has not answered. */
public final class StripeFailure extends RuntimeException {

    private static final String CUSTOMER = "customer";

    private final Kind kind;
    private final @Nullable String parameter;

    /** @param parameter the request parameter that Stripe complains about, if it names one */
    public StripeFailure(Kind kind, @Nullable String parameter, Throwable cause) {
        super(cause.getMessage(), cause);
        this.kind = kind;
        this.parameter = parameter;
    }

    public Kind kind() {
        return kind;
    }

    /** Stripe no longer knows the customer: it was deleted there, or the key belongs to another account. */
    public boolean isOfAMissingCustomer() {
        return kind == Kind.REFUSED && CUSTOMER.equals(parameter);
    }

    /** What to expect from another attempt. */
    public enum Kind {
        /**
         * Unreachable, no answer, overloaded, or the key was not accepted: the same request with the same key may
         * succeed.
         */
        AWAY,
        /** An internal error of Stripe, which it repeats for the same key for a day: use another key. */
        REMEMBERED,
        /** The request itself is wrong: a bug here, or an object that no longer exists. */
        REFUSED
    }
}
