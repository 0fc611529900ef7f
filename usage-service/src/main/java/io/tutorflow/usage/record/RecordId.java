package io.tutorflow.usage.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The id of a usage record, and the key of everything that follows from it: hold, work, capture. */
public record RecordId(UUID value) {

    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** The same id for the same name on any replica: a UUID of version 8 (RFC 9562) with 122 bits of a SHA-256. */
    public static RecordId derivedFrom(String name) {
        var hash = ByteBuffer.wrap(sha256(name));
        return new RecordId(
                new UUID((hash.getLong() & VERSION_MASK) | VERSION_8, (hash.getLong() & VARIANT_MASK) | VARIANT));
    }

    private static byte[] sha256(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
