package io.tutorflow.billing.workspace;

import org.jspecify.annotations.Nullable;

/**
 * How the people behind a workspace are reached.
 *
 * @param email as it was given; compared without regard to case
 * @param verified whether somebody proved to read that mail
 */
public record Contact(@Nullable String email, boolean verified) {

    /** RFC 5321: a path has at most 256 characters, two of which are its brackets. */
    public static final int MAX_EMAIL = 254;

    /** Only what every address has; whether it exists is for its verification to find out. */
    public static final String EMAIL_PATTERN = "[^\\s@]+@[^\\s@]+\\.[^\\s@]+";

    public Contact {
        if (verified && email == null) {
            throw new IllegalArgumentException("Nothing to verify");
        }
    }

    public static Contact unverified(@Nullable String email) {
        return new Contact(email, false);
    }
}
