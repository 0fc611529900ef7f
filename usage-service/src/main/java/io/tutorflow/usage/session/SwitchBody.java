package io.tutorflow.usage.session;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether sessions of an enrollment or group are transcribed and summarized. */
@Schema(name = "PostSessionSummary", description = "Whether transcription and summary of its sessions are switched on")
record SwitchBody(
        boolean enabled,

        @Schema(description = "Who switched it last; null if nobody did, and it is off") @Nullable
        String changedBy,

        @Nullable Instant changedAt) {

    static SwitchBody of(Switched switched) {
        return new SwitchBody(switched.enabled(), switched.changedBy(), switched.changedAt());
    }
}
