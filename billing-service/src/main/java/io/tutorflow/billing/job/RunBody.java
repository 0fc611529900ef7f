package io.tutorflow.billing.job;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a run did, or would do. */
@Schema(name = "SchedulerRun")
record RunBody(
        @Schema(examples = "letters") String name,

        @Schema(description = "Whether this was a dry run, which does nothing")
        boolean dryRun,

        @Schema(
                description = "How many pieces of work were attempted, whatever the outcome; 0 for a dry run and for"
                        + " schedulers that do not count",
                examples = "3")
        int worked,

        @Schema(
                description = "Whether nothing was started because the answering replica is already working at this"
                        + " scheduler's limit: retry, or check what hangs")
        boolean busy,

        @Schema(description = "For a dry run: what would be done now, longest due first, at most 100")
        List<UUID> due) {}
