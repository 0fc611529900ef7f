package io.tutorflow.http;

import java.util.UUID;

/** The account of a student's own tokens. Its id is derived from the student, so that nobody has to look it up. */
public final class StudentAccount {

    private static final int HEX = 16;

    private static final int LONG_DIGITS = 16;

    private static final long VERSION_BITS = 0xF000L;

    /** RFC 9562: a UUID with custom bits. */
    private static final long VERSION_8 = 0x8000L;

    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;

    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private StudentAccount() {}

    /** The first half of a SHA-256, so that nobody can find another student with the same id. */
    public static UUID idOf(UUID organization, String student) {
        var hex = KeyHash.of("student:" + organization + ":" + student).hex();
        long most = Long.parseUnsignedLong(hex, 0, LONG_DIGITS, HEX);
        long least = Long.parseUnsignedLong(hex, LONG_DIGITS, 2 * LONG_DIGITS, HEX);
        return new UUID((most & ~VERSION_BITS) | VERSION_8, (least & ~VARIANT_BITS) | VARIANT);
    }
}
