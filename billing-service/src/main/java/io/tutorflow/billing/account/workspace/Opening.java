package io.tutorflow.billing.account.workspace;

/** The outcome of a request to create a workspace. */
public sealed interface Opening {

    /** It is created, has a wallet, and this is its first key. */
    record Opened(Workspace workspace, NewKey key) implements Opening {}

    /** It was created earlier with the same idempotency key, and its first key was shown then. */
    record Repeated(Workspace workspace, ApiKey key) implements Opening {}

    /** Another workspace has something that must be unique. */
    record Refused(Taken taken) implements Opening {}

    /** What no two workspaces may share. */
    enum Taken {
        SLUG("slug is taken by another workspace; choose another one"),
        EMAIL("email was already verified by another workspace; use another address or omit it");

        private final String sentence;

        Taken(String sentence) {
            this.sentence = sentence;
        }

        /** For the caller. */
        public String sentence() {
            return sentence;
        }
    }
}
