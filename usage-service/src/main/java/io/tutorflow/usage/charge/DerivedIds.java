package io.tutorflow.usage.charge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.record.RecordId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids derived from workspace, endpoint and idempotency key, so that every replica finds the same record for the same
 * key. They are UUIDs of version 8 (RFC 9562): 122 bits of a SHA-256.
 */
record DerivedIds(UUID accountId, Category category, String idempotencyKey) implements RecordIds {

    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** Each endpoint creates one category. The key comes last: nothing in it can look like another part. */
    @Override
    public RecordId attempt(int number) {
        var name = accountId + "/" + category.text() + "/" + number + "/" + idempotencyKey;
        var hash = ByteBuffer.wrap(sha256(name));
        return new RecordId(
                new UUID((hash.getLong() & VERSION_MASK) | VERSION_8, (hash.getLong() & VARIANT_MASK) | VARIANT));
    }

    @Override
    public boolean mayBeTaken() {
        return true;
    }

    private static byte[] sha256(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
