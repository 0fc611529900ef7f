package io.tutorflow.billing.job;

import io.quarkus.scheduler.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A scheduler as operators see it. */
@Schema(name = "Scheduler")
record SchedulerBody(
        @Schema(examples = "letters") String name,

        @Schema(
                description = "When it last looked whether there is something to do, on the replica that answers;"
                        + " null: not since that replica's start")
        @Nullable
        Instant lastRunAt,

        @Schema(description = "When it looks next, on the replica that answers; null: it is stopped") @Nullable
        Instant nextRunAt,

        @Schema(
                description = "Why the last look on the replica that answers came to nothing; null: it did not",
                examples = "Connection refused: localhost:5432")
        @Nullable
        String lastError,

        @Schema(description = "Pieces of work that are there to do, now or later, without parked ones", examples = "3")
        long backlog,

        @Schema(
                description =
                        "When the first of the backlog is due; null: there is none, or it is not known one by one")
        @Nullable
        Instant nextDueAt,

        @Schema(description = "Pieces of work that are not tried again until a person has them retried", examples = "0")
        long parkedCount,

        @Schema(description = "Those of them that were parked last, at most 100")
        List<ParkedBody> parked) {

    static SchedulerBody of(
            Runner runner,
            Optional<Trigger> trigger,
            @Nullable String lastError,
            Backlog backlog,
            List<ParkedBody> parked) {
        return new SchedulerBody(
                runner.schedule().name(),
                trigger.map(Trigger::getPreviousFireTime).orElse(null),
                trigger.map(Trigger::getNextFireTime).orElse(null),
                lastError,
                backlog.waiting(),
                backlog.nextDueAt(),
                backlog.parked(),
                parked);
    }
}
