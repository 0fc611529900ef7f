package io.tutorflow.usage.work;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.usage.generation.Generation;
import io.tutorflow.usage.generation.GenerationOrder;
import io.tutorflow.usage.generation.Generators;
import io.tutorflow.usage.record.EndingRecords;
import io.tutorflow.usage.record.Found;
import io.tutorflow.usage.record.UsageRecord;
import io.tutorflow.usage.record.UsageRecord.Ended;
import io.tutorflow.usage.record.UsageRecord.Recorded;
import io.tutorflow.usage.record.UsageRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Does recorded work and ends the record with its result. Once begun it runs detached: cancelling a wait does not stop
 * it. A result is kept as long as this process lives; if the process dies, another one does the work again.
 */
@ApplicationScoped
public class DoingWork {

    private static final Logger LOG = Logger.getLogger(DoingWork.class);

    /** Between attempts to store a result while the database is unavailable. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final double JITTER = 0.3;

    private final Generators generators;
    private final EndingRecords ending;
    private final UsageRecords records;
    private final WorkSlots slots;
    private final BusinessClock clock;

    DoingWork(Generators generators, EndingRecords ending, UsageRecords records, WorkSlots slots, BusinessClock clock) {
        this.generators = generators;
        this.ending = ending;
        this.records = records;
        this.slots = slots;
        this.clock = clock;
    }

    /** @return the record once it has ended, or its end is left to a later report; the slot is free again then */
    public Uni<UsageRecord> begin(Recorded recorded) {
        var account = recorded.acceptance().payer().accountId();
        var result = new CompletableFuture<UsageRecord>();
        lifeOf(recorded)
                .subscribe()
                .with(
                        ended -> {
                            slots.giveBack(account);
                            result.complete(ended);
                        },
                        failure -> {
                            slots.giveBack(account);
                            LOG.errorf(failure, "The work on %s ended with an error", recorded.id());
                            result.completeExceptionally(failure);
                        });
        return Uni.createFrom().completionStage(() -> result);
    }

    private Uni<UsageRecord> lifeOf(Recorded recorded) {
        return Uni.createFrom()
                .deferred(() -> generators.generate(orderOf(recorded)))
                .flatMap(generation -> afterwards(recorded, generation));
    }

    private Uni<UsageRecord> afterwards(Recorded recorded, Generation generation) {
        return switch (generation) {
            case Generation.Ordered ordered -> Uni.createFrom().item(recorded);
            case Generation.Done done -> endForSure(recorded.end(done, clock.now()));
        };
    }

    private Uni<UsageRecord> endForSure(Ended ended) {
        return end(ended)
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("The result of %s is not stored yet and will be retried: %s", ended.id(), failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(JITTER)
                .indefinitely();
    }

    /** If another one ended it, this result is discarded: the row says how it ended. */
    private Uni<UsageRecord> end(Ended ended) {
        return ending.end(ended)
                .flatMap(won -> won
                        ? Uni.createFrom().item(ended)
                        : records.find(ended.id()).map(DoingWork::present));
    }

    private static UsageRecord present(Found found) {
        if (found instanceof Found.Present present) {
            return present.usage();
        }
        throw new IllegalStateException("A record that existed is gone");
    }

    private static GenerationOrder orderOf(Recorded recorded) {
        var work = recorded.acceptance().submission().work();
        return new GenerationOrder(
                recorded.id().value(),
                recorded.acceptance().payer().accountId(),
                work.category(),
                work.requestedUnits(),
                work.prompt(),
                work.fields(),
                recorded.acceptance().mostTokens());
    }
}
