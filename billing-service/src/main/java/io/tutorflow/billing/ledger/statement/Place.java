package io.tutorflow.billing.ledger.statement;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in an account's history, newest first: what comes after it is older.
 *
 * @param number of the transfer that was shown last
 */
record Place(long number) {

    /** Before anything that is ever posted. */
    static final Place NEWEST = new Place(Long.MAX_VALUE);

    /** Nothing if it is no place's cursor. */
    static Optional<Place> of(String cursor) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            return bytes.length == Long.BYTES
                    ? Optional.of(new Place(ByteBuffer.wrap(bytes).getLong()))
                    : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** As a caller is given it. */
    String cursor() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
}
