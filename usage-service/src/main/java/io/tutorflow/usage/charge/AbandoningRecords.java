package io.tutorflow.usage.charge;

import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.Overloaded;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.usage.generation.Failure;
import io.tutorflow.usage.record.EndingRecords;
import io.tutorflow.usage.record.Found;
import io.tutorflow.usage.record.UsageRecord.Recorded;
import io.tutorflow.usage.record.UsageRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Makes sure that no work is done for a record when it is unknown whether it was written: its caller is told that
 * nothing was charged. If this fails too, the record's deadline voids it.
 */
@ApplicationScoped
class AbandoningRecords {

    private static final Logger LOG = Logger.getLogger(AbandoningRecords.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int TRIES = 10;

    private final UsageRecords records;
    private final EndingRecords ending;
    private final BusinessClock clock;

    AbandoningRecords(UsageRecords records, EndingRecords ending, BusinessClock clock) {
        this.records = records;
        this.ending = ending;
        this.clock = clock;
    }

    /**
     * A record with a derived id is left alone: another request with the same key may have recorded it and be working
     * on it.
     */
    void abandon(Charge charge, Recorded recorded, Throwable cause) {
        if (charge.ids().mayBeTaken() || cause instanceof Overloaded) {
            return;
        }
        LOG.warnf("It is not known whether %s was recorded: %s", recorded.id(), cause);
        records.bury(recorded.id())
                .flatMap(this::voidIfRecorded)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(TRIES)
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf(
                                "%s could not be voided and is left to its deadline: %s", recorded.id(), failure));
    }

    private Uni<Boolean> voidIfRecorded(Found found) {
        return found instanceof Found.Present present && present.usage() instanceof Recorded recorded
                ? ending.end(recorded.voided(new Failure("not_accepted", "The request was not accepted"), clock.now()))
                : Uni.createFrom().item(false);
    }
}
