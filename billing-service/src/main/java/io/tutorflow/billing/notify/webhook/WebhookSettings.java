package io.tutorflow.billing.notify.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings for sending webhooks. */
@ConfigMapping(prefix = "tutorflow.webhooks")
interface WebhookSettings {

    /** Whether endpoints may use http, private addresses and any port, as on a laptop. Never in production. */
    @WithDefault("false")
    boolean allowPrivate();

    /** How long a customer's server may take for its whole response. */
    @WithDefault("PT15S")
    Duration timeout();

    /** How often to look for due deliveries. */
    @WithDefault("1s")
    String sendEvery();

    /** How often to look for failing endpoints and old deliveries. */
    @WithDefault("1m")
    String tidyEvery();
}
