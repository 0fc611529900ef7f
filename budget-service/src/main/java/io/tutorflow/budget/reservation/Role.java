package io.tutorflow.budget.reservation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The requesting person's role in the organization. */
enum Role {
    TEACHER,
    ORG_ADMIN,
    /** Spends their own tokens, which no budget limits. */
    STUDENT;

    static Optional<Role> of(String text) {
        return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
