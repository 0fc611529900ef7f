package io.tutorflow.billing.ledger.healing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When hours are compared, under {@code tutorflow.healing}. */
@ConfigMapping(prefix = "tutorflow.healing")
interface HealingLimits {

    /** So long events may be on their way: an hour is compared first, and an end is missing, when it is over for longer. */
    @WithDefault("10m")
    Duration grace();

    /** So long it is compared every hour: a render may end a day after it was recorded. */
    @WithDefault("26h")
    Duration hourly();

    /** So long it is compared every day; nothing older is set back or restored as a rule. */
    @WithDefault("40d")
    Duration daily();

    /** Without a sign of who compares an hour, another replica takes it over after that long. */
    @WithDefault("10m")
    Duration lease();

    /** An end that could not be settled so often is parked, until a person has it retried. */
    @WithDefault("5")
    int tries();

    /** Hours that one look compares at most. */
    @WithDefault("100")
    int perLook();
}
