package io.tutorflow.usage.render;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.generation.Failure;
import io.tutorflow.usage.generation.Generation;
import io.tutorflow.usage.record.EndingRecords;
import io.tutorflow.usage.record.Found;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.record.UsageRecord;
import io.tutorflow.usage.record.UsageRecord.Recorded;
import io.tutorflow.usage.record.UsageRecord.Voided;
import io.tutorflow.usage.record.UsageRecords;
import io.tutorflow.usage.work.WorkConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Ends renders by their first report. A success reported after its render was given up is charged, as late. */
@ApplicationScoped
class EndingRenders {

    private final UsageRecords records;
    private final EndingRecords ending;
    private final WorkConfig config;
    private final BusinessClock clock;

    EndingRenders(UsageRecords records, EndingRecords ending, WorkConfig config, BusinessClock clock) {
        this.records = records;
        this.ending = ending;
        this.config = config;
        this.clock = clock;
    }

    Uni<Void> report(UUID renderId, Generation.Done outcome) {
        return records.find(new RecordId(renderId))
                .map(EndingRenders::render)
                .flatMap(render -> end(render, outcome, clock.now()))
                .replaceWithVoid();
    }

    private Uni<Boolean> end(UsageRecord render, Generation.Done outcome, Instant now) {
        return switch (render) {
            case Recorded recorded when isOverdue(recorded, now) -> giveUp(recorded, outcome, now);
            case Recorded recorded -> ending.end(recorded.end(outcome, now));
            case Voided voided
            when outcome instanceof Generation.Delivered delivered ->
                voided.deliveredLate(delivered.delivery(), now)
                        .map(ending::endLate)
                        .orElseGet(() -> Uni.createFrom().item(false));
            case Voided voided -> Uni.createFrom().item(false);
            case UsageRecord.Finalized finalized -> Uni.createFrom().item(false);
        };
    }

    /** Its deadline passed before the sweeper noticed; it is late all the same. */
    private Uni<Boolean> giveUp(Recorded recorded, Generation.Done outcome, Instant now) {
        var voided = recorded.voided(Failure.deadlineExceeded(), now);
        return ending.end(voided).flatMap(won -> end(voided, outcome, now));
    }

    private boolean isOverdue(Recorded recorded, Instant now) {
        return !now.isBefore(recorded.acceptance().recordedAt().plus(config.renderDeadline()));
    }

    private static UsageRecord render(Found found) {
        if (found instanceof Found.Present present
                && present.usage().acceptance().submission().category() == Category.VIDEO_RENDER) {
            return present.usage();
        }
        throw ApiProblem.notFound("The render");
    }
}
