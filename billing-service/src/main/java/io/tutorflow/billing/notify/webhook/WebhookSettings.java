package io.tutorflow.billing.notify.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How webhooks are sent. */
@ConfigMapping(prefix = "tutorflow.webhooks")
interface WebhookSettings {

    /** Whether endpoints may be on a laptop: by http, at private addresses, at any port. Never in production. */
    @WithDefault("false")
    boolean allowPrivate();

    /** How long a customer's server may take for its whole answer. */
    @WithDefault("PT15S")
    Duration timeout();

    /** How often deliveries that are due are looked for. */
    @WithDefault("1s")
    String sendEvery();

    /** How often endpoints that only fail, and deliveries that are to be forgotten, are looked for. */
    @WithDefault("1m")
    String tidyEvery();
}
