package io.tutorflow.billing.payment.checkout;

import io.tutorflow.billing.account.workspace.Workspace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that is good, and whom it pays for.
 *
 * @param requestedBy the name of the API key that asked for it; none if it is not known
 * @param mailedTo the address that it was mailed to; none: an agent was given it
 */
record BillingSession(
        CheckoutToken token,
        Workspace workspace,
        @Nullable String requestedBy,
        @Nullable String mailedTo,
        Instant expiresAt) {

    /** Only who reads the workspace's verified mail can have it: then it may do more than pay. */
    boolean isOwners() {
        var contact = workspace.profile().contact();
        return mailedTo != null && contact.verified() && mailedTo.equals(contact.email());
    }
}
