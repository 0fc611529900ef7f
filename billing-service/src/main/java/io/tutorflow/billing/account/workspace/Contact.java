package io.tutorflow.billing.account.workspace;

import org.jspecify.annotations.Nullable;

/**
 * How to reach the people behind a workspace.
 *
 * @param email as it was entered; compared case-insensitively
 * @param verified whether someone has proved to read its mail
 */
public record Contact(@Nullable String email, boolean verified) {

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
