package io.tutorflow.sandbox.stripe.api;

/** An idempotency key that stands for another request, or that no key can look like. */
final class MisusedKey extends RuntimeException {

    private final transient StripeError error;

    MisusedKey(StripeError error) {
        super(error.error().path("message").asText());
        this.error = error;
    }

    StripeError error() {
        return error;
    }
}
