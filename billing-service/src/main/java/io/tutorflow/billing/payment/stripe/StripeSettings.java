package io.tutorflow.billing.payment.stripe;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The connection to Stripe. */
@ConfigMapping(prefix = "tutorflow.stripe")
interface StripeSettings {

    /** The secret key; without one nothing can be paid. */
    Optional<String> apiKey();

    /** Replaces Stripe's own hosts. */
    Optional<String> baseUrl();

    /** The webhook endpoint's signing secret; without one no webhook is accepted. */
    Optional<String> webhookSecret();
}
