package io.tutorflow.sandbox.stripe.api;

import io.tutorflow.sandbox.stripe.schema.Operation;
import io.tutorflow.sandbox.stripe.schema.Specification;
import java.util.Optional;

/** Lets nobody in who has not the key, or asks for what Stripe does not have. */
record Gate(SecretKey key) {

    private static final String FORM = "application/x-www-form-urlencoded";

    Optional<StripeError> refuses(Call call, Optional<Operation> operation) {
        if (!key.isShownBy(call)) {
            return Optional.of(key.missing(call));
        }
        if (operation.isEmpty()) {
            return Optional.of(StripeError.of(
                    404,
                    "invalid_request_error",
                    null,
                    "Unrecognized request URL (" + call.method() + ": " + call.path() + ")."));
        }
        Optional<String> version = call.header("stripe-version").filter(it -> !it.equals(Specification.API_VERSION));
        if (version.isPresent()) {
            return Optional.of(StripeError.invalid(
                    null,
                    "Invalid Stripe API version: " + version.get() + "; the sandbox's Stripe speaks "
                            + Specification.API_VERSION));
        }
        String type = call.header("content-type").orElse(FORM);
        return call.body().isEmpty() || type.startsWith(FORM)
                ? Optional.empty()
                : Optional.of(StripeError.invalid(null, "Invalid Content-Type: " + type + "; it must be " + FORM));
    }
}
