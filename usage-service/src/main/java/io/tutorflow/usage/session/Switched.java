package io.tutorflow.usage.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether post-session summaries are on for an enrollment or a group.
 *
 * @param changedBy null if nobody ever switched it: it is off
 */
record Switched(
        boolean enabled,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {

    static final Switched NEVER = new Switched(false, null, null);
}
