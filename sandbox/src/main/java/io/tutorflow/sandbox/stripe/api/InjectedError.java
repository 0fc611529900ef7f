package io.tutorflow.sandbox.stripe.api;

/** What Stripe says when it does not do what it could. */
final class InjectedError {

    static final int INTERNAL = 500;
    static final int TOO_MANY = 429;

    private InjectedError() {}

    static Answer of(int status) {
        return Answer.of(
                switch (status) {
                    case 409 ->
                        StripeError.of(
                                409,
                                "invalid_request_error",
                                "lock_timeout",
                                "This object cannot be accessed right now because another API request or Stripe process"
                                        + " is currently accessing it.");
                    case 429 ->
                        StripeError.of(
                                429,
                                "invalid_request_error",
                                "rate_limit",
                                "Request rate limit exceeded. You can learn more about rate limits here"
                                        + " https://stripe.com/docs/rate-limits.");
                    default -> StripeError.of(status, "api_error", null, "An unknown error occurred");
                });
    }
}
