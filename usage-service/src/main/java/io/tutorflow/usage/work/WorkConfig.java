package io.tutorflow.usage.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The limits of work in progress. */
@ConfigMapping(prefix = "tutorflow.work")
public interface WorkConfig {

    /** Work in progress on one replica; each piece keeps its request and its result in memory. */
    @WithDefault("1000")
    int limit();

    /** How long the caller of a synchronous create waits before it is told to poll. */
    @WithDefault("15s")
    Duration patience();

    /** In business time from the record; work not done by then is voided. */
    @WithDefault("60s")
    Duration deadline();

    /** The same for renders, whose end is reported from outside. */
    @WithDefault("24h")
    Duration renderDeadline();

    /** How long a replica that is not heard of keeps its work. */
    @WithDefault("10s")
    Duration lease();
}
