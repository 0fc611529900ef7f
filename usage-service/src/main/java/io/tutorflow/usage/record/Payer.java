package io.tutorflow.usage.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is charged, who asked, and where the money comes from.
 *
 * @param accountId the workspace or organization whose work it is
 * @param walletId whose money it is: the account's, or a student's own
 * @param subject who asked: the id of an API key, or a person
 */
public record Payer(UUID accountId, UUID walletId, String subject, BillingSource source) {

    /** A workspace, whose API key asked. */
    public Payer(UUID workspaceId, String keyId) {
        this(workspaceId, workspaceId, keyId, BillingSource.CREDITS);
    }

    /** The surface that the work was asked for on. */
    public String audience() {
        return source.audience();
    }

    /** The organization's plan pays, whoever asked. */
    public Payer byPlan() {
        return new Payer(accountId, accountId, subject, BillingSource.PLAN);
    }

    /** None where it is the account's own. */
    @Nullable
    UUID otherWallet() {
        return walletId.equals(accountId) ? null : walletId;
    }
}
