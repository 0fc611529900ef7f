package io.tutorflow.billing.account.workspace;

import io.smallrye.mutiny.Uni;

/** Proofs that somebody reads the mail at an address, as the feature that asks for them sees to it. */
public interface AddressProofs {

    /** Requests one as part of the caller's transaction, unless the workspace has no address or has proved it. */
    Uni<Void> request(Workspace workspace);
}
