package io.tutorflow.usage.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is charged, who requested the work, and where the money comes from.
 *
 * @param accountId the workspace or organization whose work it is
 * @param walletId whose money it is: the account's, or a student's own
 * @param subject the requester: the id of an API key, or a person's subject
 */
public record Payer(UUID accountId, UUID walletId, String subject, BillingSource source) {

    /** A workspace, through an API key. */
    public Payer(UUID workspaceId, String keyId) {
        this(workspaceId, workspaceId, keyId, BillingSource.CREDITS);
    }

    /** The surface where the work was requested. */
    public String audience() {
        return source.audience();
    }

    /** The organization's plan pays, whoever requested the work. */
    public Payer byPlan() {
        return new Payer(accountId, accountId, subject, BillingSource.PLAN);
    }

    /** Null if it is the account's own. */
    @Nullable
    UUID otherWallet() {
        return walletId.equals(accountId) ? null : walletId;
    }
}
