package io.tutorflow.billing.payment.stripe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The connection to Stripe. */
@ConfigMapping(prefix = "tutorflow.stripe")
interface StripeSettings {

    /** The secret key; without one nothing can be paid. */
    Optional<String> apiKey();

    /** Replaces Stripe's own hosts. */
    Optional<String> baseUrl();

    /** How many meter events a replica sends in a second at most: Stripe allows 25 with a test key, 1,000 with a live one. */
    @WithDefault("10")
    int meterEventsPerSecond();

    /** The webhook endpoint's signing secret; without one no webhook is accepted. */
    Optional<String> webhookSecret();

    /** The signing secret of the endpoint for thin events, which Stripe sends to endpoints of their own. */
    Optional<String> thinWebhookSecret();
}
