package io.tutorflow.sandbox.stripe.api;

/** Ends an operation from any depth with a no that leaves nothing behind. */
public final class Refused extends RuntimeException {

    private final transient StripeError error;

    public Refused(StripeError error) {
        super(error.error().path("message").asText());
        this.error = error;
    }

    public StripeError error() {
        return error;
    }
}
