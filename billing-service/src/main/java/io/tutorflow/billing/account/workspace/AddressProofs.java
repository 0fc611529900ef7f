package io.tutorflow.billing.account.workspace;

import io.smallrye.mutiny.Uni;

/** Requests proof that someone reads the mail at an address; implemented by the feature that verifies addresses. */
public interface AddressProofs {

    /** Requests a proof in the caller's transaction, unless the workspace has no address or has proved it. */
    Uni<Void> request(Workspace workspace);
}
