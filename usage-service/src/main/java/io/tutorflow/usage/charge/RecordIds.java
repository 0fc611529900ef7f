package io.tutorflow.usage.charge;

import io.tutorflow.usage.record.RecordId;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The ids under which one request may be recorded: the next one is taken once the one before is buried. */
public sealed interface RecordIds permits DerivedIds, FreshIds {

    static RecordIds fresh(Instant now, RandomGenerator random) {
        return new FreshIds(now, random);
    }

    /** @param endpoint with whatever else the key belongs to */
    static RecordIds derived(UUID scope, String endpoint, String idempotencyKey) {
        return new DerivedIds(scope, endpoint, idempotencyKey);
    }

    RecordId attempt(int number);

    /** Whether somebody else may have used the id before. */
    boolean mayBeTaken();
}
