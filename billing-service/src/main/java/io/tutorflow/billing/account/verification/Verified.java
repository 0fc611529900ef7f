package io.tutorflow.billing.account.verification;

import io.tutorflow.billing.account.workspace.WorkspaceId;

/** What a token comes to. */
sealed interface Verified {

    /** The button of its page verifies. */
    record Open(WorkspaceId workspace, String email) implements Verified {}

    /** The address is verified, by this token now or before. */
    record Done(WorkspaceId workspace, String email) implements Verified {}

    /** It never was one, or is forgotten. */
    record Unknown() implements Verified {}

    /** It was good for a day. */
    record Expired() implements Verified {}

    /** The workspace has another address by now. */
    record Replaced() implements Verified {}

    /** Another workspace has verified the address meanwhile. */
    record Taken() implements Verified {}
}
