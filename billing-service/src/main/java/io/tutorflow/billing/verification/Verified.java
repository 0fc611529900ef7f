package io.tutorflow.billing.verification;

import io.tutorflow.billing.workspace.Workspace;

/** What a token comes to. */
sealed interface Verified {

    /** The address is verified now. */
    record Done(Workspace workspace) implements Verified {}

    /** It never was one, or is forgotten. */
    record Unknown() implements Verified {}

    /** It was good once. */
    record Used() implements Verified {}

    /** It was good for a day. */
    record Expired() implements Verified {}
}
