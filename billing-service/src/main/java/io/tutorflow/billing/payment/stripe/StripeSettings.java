package io.tutorflow.billing.payment.stripe;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How Stripe is reached. */
@ConfigMapping(prefix = "tutorflow.stripe")
interface StripeSettings {

    /** The secret key; without one nothing can be paid here. */
    Optional<String> apiKey();

    /** In the place of Stripe's own hosts. */
    Optional<String> baseUrl();

    /** Of the webhook endpoint; without one no webhook is taken. */
    Optional<String> webhookSecret();
}
