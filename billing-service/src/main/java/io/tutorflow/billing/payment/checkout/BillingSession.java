package io.tutorflow.billing.payment.checkout;

import io.tutorflow.billing.account.workspace.Workspace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A valid link, and the workspace it pays for.
 *
 * @param requestedBy the name of the API key that requested it; null if unknown
 * @param mailedTo the address it was mailed to; null if it was given to an agent
 */
record BillingSession(
        CheckoutToken token,
        Workspace workspace,
        @Nullable String requestedBy,
        @Nullable String mailedTo,
        Instant expiresAt) {

    /** Only a reader of the workspace's verified mailbox can have it, so it may do more than pay. */
    boolean isOwners() {
        var contact = workspace.profile().contact();
        return mailedTo != null && contact.verified() && mailedTo.equals(contact.email());
    }
}
