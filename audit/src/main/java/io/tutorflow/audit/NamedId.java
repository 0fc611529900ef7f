package io.tutorflow.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Recomputes ids that are derived from a name, so that a change of the row or its name breaks their connection. */
final class NamedId {

    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private NamedId() {}

    /** For usage records and students' wallets: RFC 9562, version 8, 122 bits of a SHA-256. */
    static UUID of(String name) {
        try {
            var hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8)));
            return new UUID((hash.getLong() & VERSION_MASK) | VERSION_8, (hash.getLong() & VARIANT_MASK) | VARIANT);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static UUID ofStudent(UUID organization, String student) {
        return of("student:" + organization + ":" + student);
    }

    /** For a transfer that belongs to another row: {@code bonus}, {@code rest}, {@code frozen} or {@code lost}. */
    static UUID ofPart(String part, Object of) {
        return UUID.nameUUIDFromBytes((part + ":" + of).getBytes(UTF_8));
    }

    /** The same in SQL: RFC 9562, version 3, 122 bits of an MD5. */
    static String sql(String part, String of) {
        return """
                (SELECT overlay(overlay(hash PLACING '3' FROM 13 FOR 1)
                    PLACING substr('89ab', 1 + (('x' || substr(hash, 17, 1))::bit(4)::integer & 3), 1) FROM 17 FOR 1)::uuid
                FROM md5('%s:' || %s) AS hash)""".formatted(part, of);
    }
}
