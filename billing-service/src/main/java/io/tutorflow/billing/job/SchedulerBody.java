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
                description =
                        "When the answering replica last ran it; null if it has not run since the replica started")
        @Nullable
        Instant lastRunAt,

        @Schema(description = "When the answering replica runs it next; null if it is stopped") @Nullable
        Instant nextRunAt,

        @Schema(
                description = "Why the last run on the answering replica failed; null if it did not",
                examples = "Connection refused: localhost:5432")
        @Nullable
        String lastError,

        @Schema(description = "Work that is waiting, including work due later, without parked work", examples = "3")
        long backlog,

        @Schema(
                description = "When the oldest work of the backlog is due; null if there is none or it is not known"
                        + " individually")
        @Nullable
        Instant nextDueAt,

        @Schema(description = "Parked work, which is not retried until a person requests it", examples = "0")
        long parkedCount,

        @Schema(description = "The most recently parked work, at most 100")
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
