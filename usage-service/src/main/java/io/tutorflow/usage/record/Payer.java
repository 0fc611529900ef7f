package io.tutorflow.usage.record;

import java.util.UUID;

/**
 * Who is charged, who asked, and where the money comes from.
 *
 * @param accountId the workspace or organization that pays
 * @param subject who asked: the id of an API key, or a person
 */
public record Payer(UUID accountId, String subject, BillingSource source) {

    /** A workspace, whose API key asked. */
    public Payer(UUID workspaceId, String keyId) {
        this(workspaceId, keyId, BillingSource.CREDITS);
    }

    /** The surface that the work was asked for on. */
    public String audience() {
        return source == BillingSource.CREDITS ? "platform" : "school";
    }

    public Payer by(BillingSource other) {
        return new Payer(accountId, subject, other);
    }
}
