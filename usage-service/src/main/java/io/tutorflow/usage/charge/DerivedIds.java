package io.tutorflow.usage.charge;

import io.tutorflow.usage.record.RecordId;
import java.util.UUID;

/**
 * Ids derived from workspace (or, for an add-on, its parent), endpoint and idempotency key, so that every replica finds
 * the same record for the same key.
 */
record DerivedIds(UUID scope, String endpoint, String idempotencyKey) implements RecordIds {

    /** The key comes last, so that nothing in it can look like another part. */
    @Override
    public RecordId attempt(int number) {
        return RecordId.derivedFrom(scope + "/" + endpoint + "/" + number + "/" + idempotencyKey);
    }

    @Override
    public boolean mayBeTaken() {
        return true;
    }
}
