package io.tutorflow.billing.account.workspace;

import org.jspecify.annotations.Nullable;

/**
 * How to reach the people behind a workspace.
 *
 * @param email as it was entered; compared case-insensitively
 * @param verified whether someone has proved to read its mail
 */
public record Contact(@Nullable String email, boolean verified) {

    /** RFC 5321: a path has at most 256 characters, including two brackets. */
    public static final int MAX_EMAIL = 254;

    /**
     * RFC 5321's mailbox of ASCII atoms at a domain of at least two labels, which every mail server accepts. Quoted
     * parts, address literals, brackets and encoded words (RFC 2047) are only for mail programs, or for attacks on
     * them.
     */
    public static final String EMAIL_PATTERN = "(?!.*=\\?)(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
            + "(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
            + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])";

    public static final String EMAIL_RULE = "must be an email address, such as ada@school.example";

    public Contact {
        if (verified && email == null) {
            throw new IllegalArgumentException("There is nothing to verify");
        }
    }

    /** For people who need not know the address: {@code i•••@lumen.example}. */
    public @Nullable String masked() {
        return email == null ? null : email.substring(0, 1) + "•••" + email.substring(email.indexOf('@'));
    }

    /** Whether the addresses are equal when compared as addresses. */
    public boolean isReachedAt(String address) {
        return email != null && email.equalsIgnoreCase(address);
    }

    public static Contact unverified(@Nullable String email) {
        return new Contact(email, false);
    }
}
