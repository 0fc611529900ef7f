package io.tutorflow.budget.reservation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the person who asks is in the organization. */
enum Role {
    TEACHER,
    ORG_ADMIN,
    /** Spends tokens of the student's own, which no budget limits. */
    STUDENT;

    static Optional<Role> of(String text) {
        return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
