package io.tutorflow.http;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** The position of an entry in a history, newest first: what comes after it is older. */
public record Cursor(Instant at, UUID id) {

    private static final int BYTES = 3 * Long.BYTES;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** The start of everything older than this. */
    public static Cursor before(Instant moment) {
        return new Cursor(moment, BEFORE_ALL);
    }

    public static Cursor of(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != BYTES) {
                throw new IllegalArgumentException("length");
            }
            var buffer = ByteBuffer.wrap(bytes);
            return new Cursor(
                    Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS),
                    new UUID(buffer.getLong(), buffer.getLong()));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException unreadable) {
            throw ApiProblem.invalid("cursor must be the nextCursor of an earlier page");
        }
    }

    public String text() {
        var buffer = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    /** The earlier of the two. */
    public Cursor orEarlier(Cursor other) {
        return other.at.isBefore(at) ? other : this;
    }
}
