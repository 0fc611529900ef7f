package io.tutorflow.usage.charge;

import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.Overloaded;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.usage.generation.Failure;
import io.tutorflow.usage.record.Ending;
import io.tutorflow.usage.record.Found;
import io.tutorflow.usage.record.UsageRecord.Recorded;
import io.tutorflow.usage.record.UsageRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Makes sure that a record is not worked on when nobody knows whether it was written: its caller is told that nothing
 * was charged. If this does not come through either, its deadline voids it.
 */
@ApplicationScoped
class Abandoning {

    private static final Logger LOG = Logger.getLogger(Abandoning.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int TRIES = 10;

    private final UsageRecords records;
    private final Ending ending;
    private final BusinessClock clock;

    Abandoning(UsageRecords records, Ending ending, BusinessClock clock) {
        this.records = records;
        this.ending = ending;
        this.clock = clock;
    }

    /** Under a derived id it is left alone: another request with the same key may have recorded it and work on it. */
    void abandon(Charge charge, Recorded recorded, Throwable cause) {
        if (charge.ids().mayBeTaken() || cause instanceof Overloaded) {
            return;
        }
        LOG.warnf("Whether %s was recorded is not known: %s", recorded.id(), cause);
        records.bury(recorded.id())
                .flatMap(this::voidIfRecorded)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(TRIES)
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf("Left to its deadline: %s: %s", recorded.id(), failure));
    }

    private Uni<Boolean> voidIfRecorded(Found found) {
        return found instanceof Found.Present present && present.usage() instanceof Recorded recorded
                ? ending.end(recorded.voided(new Failure("not_accepted", "It was not accepted"), clock.now()))
                : Uni.createFrom().item(false);
    }
}
