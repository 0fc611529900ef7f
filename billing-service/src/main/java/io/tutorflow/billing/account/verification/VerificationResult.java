package io.tutorflow.billing.account.verification;

import io.tutorflow.billing.account.workspace.WorkspaceId;

/** The outcome of presenting a token. */
sealed interface VerificationResult {

    /** Pressing the page's button verifies it. */
    record Open(WorkspaceId workspace, String email) implements VerificationResult {}

    /** The address is verified, by this token now or earlier. */
    record Done(WorkspaceId workspace, String email) implements VerificationResult {}

    /** There was never such a token, or it has been deleted. */
    record Unknown() implements VerificationResult {}

    /** It was valid for a day. */
    record Expired() implements VerificationResult {}

    /** The workspace now has a different address. */
    record Replaced() implements VerificationResult {}

    /** Another workspace has verified the address in the meantime. */
    record Taken() implements VerificationResult {}
}
