package io.tutorflow.billing.account.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many newcomers there may be; each is given a dollar. */
@ConfigMapping(prefix = "tutorflow.registration")
interface RegistrationConfig {

    /** From one IPv4 address, or one /64 of IPv6, which a household has to itself. */
    @WithDefault("5")
    int limit();

    /** From one /48 of IPv6, which one customer of a provider has: 65,536 times a /64. */
    @WithDefault("20")
    int siteLimit();

    /** From everywhere together: what an hour of farmed addresses can cost at most, in dollars. */
    @WithDefault("1000")
    int totalLimit();

    @WithDefault("PT1H")
    Duration window();
}
