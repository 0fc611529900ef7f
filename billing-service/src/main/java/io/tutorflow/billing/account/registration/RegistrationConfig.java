package io.tutorflow.billing.account.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many newcomers are admitted; each gets a free dollar. */
@ConfigMapping(prefix = "tutorflow.registration")
interface RegistrationConfig {

    /** Per IPv4 address or IPv6 /64, which belongs to one household. */
    @WithDefault("5")
    int limit();

    /** Per IPv6 /48, which belongs to one customer of a provider and has 65,536 /64s. */
    @WithDefault("20")
    int siteLimit();

    /** In total: the most that one hour of farmed addresses can cost, in dollars. */
    @WithDefault("1000")
    int totalLimit();

    @WithDefault("PT1H")
    Duration window();
}
