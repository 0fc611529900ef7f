package io.tutorflow.usage.charge;

import io.smallrye.mutiny.Uni;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.record.RecordingWork;
import io.tutorflow.usage.record.UsageRecord.Recorded;
import io.tutorflow.usage.record.UsageRecords;
import io.tutorflow.usage.work.DoingWork;
import io.tutorflow.usage.work.WorkConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The point of no return: whatever is recorded here is worked on and ended, whatever happens to its caller. */
@ApplicationScoped
class AcceptingRequests {

    private final RecordingWork recording;
    private final UsageRecords records;
    private final DoingWork working;
    private final AbandoningRecords abandoning;
    private final WorkConfig config;

    AcceptingRequests(
            RecordingWork recording,
            UsageRecords records,
            DoingWork working,
            AbandoningRecords abandoning,
            WorkConfig config) {
        this.recording = recording;
        this.records = records;
        this.working = working;
        this.abandoning = abandoning;
        this.config = config;
    }

    Uni<Step> accept(Charge charge, RecordId id) {
        var recorded = charge.recordUnder(id);
        return recording
                .record(recorded.acceptance(), deadlineOf(charge))
                .onFailure()
                .invoke(failure -> abandoning.abandon(charge, recorded, failure))
                .flatMap(first -> first ? begin(recorded) : answerFromRow(charge, id));
    }

    /** Another request uses this id, or did. */
    Uni<Step> answerFromRow(Charge charge, RecordId id) {
        return records.find(id).map(found -> Step.by(found, charge));
    }

    /** The hold is gone, so nothing may be recorded under this id any more. */
    Uni<Step> giveUp(Charge charge, RecordId id) {
        return records.bury(id).map(found -> Step.by(found, charge));
    }

    private Instant deadlineOf(Charge charge) {
        return charge.at()
                .plus(
                        switch (charge.submission().category().maker()) {
                            case GENERATOR -> config.deadline();
                            case RENDERER -> config.renderDeadline();
                        });
    }

    private Uni<Step> begin(Recorded recorded) {
        return Uni.createFrom().item(new ChargeResult.Begun(recorded, working.begin(recorded)));
    }
}
