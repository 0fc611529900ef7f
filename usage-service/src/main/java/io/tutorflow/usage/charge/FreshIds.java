package io.tutorflow.usage.charge;

import io.tutorflow.usage.record.RecordId;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * New ids, UUIDs of version 7 (RFC 9562): the time comes first, so that records close in time are close in the index.
 */
record FreshIds(Instant now, RandomGenerator random) implements RecordIds {

    private static final int TIME_SHIFT = 16;
    private static final long VERSION_7 = 0x7000L;
    private static final long RANDOM_A = 0x0FFFL;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    @Override
    public RecordId attempt(int number) {
        var high = (now.toEpochMilli() << TIME_SHIFT) | VERSION_7 | (random.nextLong() & RANDOM_A);
        return new RecordId(new UUID(high, (random.nextLong() & VARIANT_MASK) | VARIANT));
    }

    @Override
    public boolean mayBeTaken() {
        return false;
    }
}
