package io.tutorflow.billing.account.workspace;

import java.util.Locale;
import java.util.Optional;

/** Whether a workspace may use its keys. */
public enum Status {
    ACTIVE,
    SUSPENDED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Status> of(String text) {
        for (var status : values()) {
            if (status.text().equals(text)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
