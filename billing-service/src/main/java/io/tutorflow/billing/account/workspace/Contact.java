package io.tutorflow.billing.account.workspace;

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

    /**
     * RFC 5321's mailbox of atoms in ASCII, at a domain of at least two names: what every mail server takes. Quoted parts,
     * address literals, brackets and encoded words (RFC 2047) are for mail programs, or for those who attack them.
     */
    public static final String EMAIL_PATTERN = "(?!.*=\\?)(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
            + "(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
            + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])";

    public static final String EMAIL_RULE = "must be an email address, such as ada@school.example";

    public Contact {
        if (verified && email == null) {
            throw new IllegalArgumentException("Nothing to verify");
        }
    }

    /** As it is shown to who may not know it: {@code i•••@lumen.example}. */
    public @Nullable String masked() {
        return email == null ? null : email.substring(0, 1) + "•••" + email.substring(email.indexOf('@'));
    }

    /** Whether it is the same address, as addresses are compared. */
    public boolean isReachedAt(String address) {
        return email != null && email.equalsIgnoreCase(address);
    }

    public static Contact unverified(@Nullable String email) {
        return new Contact(email, false);
    }
}
