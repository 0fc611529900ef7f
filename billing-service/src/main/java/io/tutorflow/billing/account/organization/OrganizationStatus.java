package io.tutorflow.billing.account.organization;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether an organization's people may spend; its tokens stay whatever it is. */
public enum OrganizationStatus {
    ACTIVE,
    /** For the time being nothing is spent. */
    SUSPENDED,
    /** The school has left. An operator can take it back. */
    CLOSED;

    /** As it is told and stored. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<OrganizationStatus> of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst();
    }
}
