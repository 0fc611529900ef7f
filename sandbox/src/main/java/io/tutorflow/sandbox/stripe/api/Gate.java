package io.tutorflow.sandbox.stripe.api;

import io.tutorflow.sandbox.stripe.schema.Operation;
import io.tutorflow.sandbox.stripe.schema.Specification;
import java.util.Optional;

/** Lets nobody in who has not the key, or asks for what Stripe does not have. */
record Gate(SecretKey key) {

    /** Where `stripe listen` asks for its connection. */
    private static final String LISTENERS = "/v1/stripecli/";

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
                    "Unrecognized request URL (" + call.method() + ": " + call.path() + ")." + advice(call)));
        }
        Optional<String> version = call.header("stripe-version").filter(it -> !Versions.has(it));
        if (version.isPresent()) {
            return Optional.of(StripeError.invalid(
                    null,
                    "Invalid Stripe API version: " + version.get() + "; the sandbox's Stripe speaks "
                            + Specification.API_VERSION + " and released versions after it"));
        }
        String type = call.header("content-type").orElse(FORM);
        return call.body().isEmpty() || type.startsWith(FORM)
                ? Optional.empty()
                : Optional.of(StripeError.invalid(null, "Invalid Content-Type: " + type + "; it must be " + FORM));
    }

    private static String advice(Call call) {
        return call.path().startsWith(LISTENERS)
                ? " `stripe listen` needs a relay of Stripe's that the sandbox does not have: say who is told of events by"
                        + " PUT /_sandbox/listener {url, secret}."
                : "";
    }
}
