package io.tutorflow.billing.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When hours are compared, under {@code tutorflow.healing}. */
@ConfigMapping(prefix = "tutorflow.healing")
interface HealingLimits {

    /** How long after its end an hour is compared first: until then events are on their way. */
    @WithDefault("10m")
    Duration grace();

    /** So long it is compared every hour: a render may end a day after it was recorded. */
    @WithDefault("26h")
    Duration hourly();

    /** So long it is compared every day; nothing older is set back or restored as a rule. */
    @WithDefault("40d")
    Duration daily();

    /** How long a comparison may take before another replica takes the hour over. */
    @WithDefault("10m")
    Duration lease();

    /** Hours that one look compares at most. */
    @WithDefault("100")
    int perLook();
}
