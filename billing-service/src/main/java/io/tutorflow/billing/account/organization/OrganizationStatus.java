package io.tutorflow.billing.account.organization;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether an organization's people may spend; its tokens are kept whatever the status. */
public enum OrganizationStatus {
    ACTIVE,
    /** Nothing may be spent for now. */
    SUSPENDED,
    /** The school has left; an operator can reactivate it. */
    CLOSED;

    /** The status as stored and published. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<OrganizationStatus> of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst();
    }
}
