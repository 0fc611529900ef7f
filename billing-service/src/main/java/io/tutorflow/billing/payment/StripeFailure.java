package io.tutorflow.billing.payment;

/** Stripe did not do what it was asked for, or did not say so. */
final class StripeFailure extends RuntimeException {

    private final Kind kind;

    StripeFailure(Kind kind, Throwable cause) {
        super(cause.getMessage(), cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** What a second attempt can come to. */
    enum Kind {
        /** Not reached, not heard, too busy: the same request under the same key may do. */
        AWAY,
        /** An error of Stripe's own, which it answers to the same key for a day: it takes another one. */
        REMEMBERED,
        /** Wrong in itself: a bug here, or a setting. */
        REFUSED
    }
}
