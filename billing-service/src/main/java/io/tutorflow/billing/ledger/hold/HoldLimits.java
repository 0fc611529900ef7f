package io.tutorflow.billing.ledger.hold;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the hold path, under {@code tutorflow.holds}. */
@ConfigMapping(prefix = "tutorflow.holds")
interface HoldLimits {

    /** The most holds decided in one transaction. */
    @WithDefault("512")
    int batchSize();

    /** Transactions at work at once; more only helps where they lock different wallets. */
    @WithDefault("2")
    int inFlight();

    /** Holds that may wait while as many as fit are decided; a call that would make them more is answered 503, whole. */
    @WithDefault("1024")
    int waiting();

    /** How old a hold is when usage-service is first asked about it. */
    @WithDefault("2m")
    Duration checkAfter();

    /** How long after a question without an answer the next one comes. */
    @WithDefault("1m")
    Duration checkAgainAfter();
}
