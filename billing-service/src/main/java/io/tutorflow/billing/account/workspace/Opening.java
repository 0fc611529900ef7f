package io.tutorflow.billing.account.workspace;

/** What became of a wish for a workspace. */
public sealed interface Opening {

    /** It is open, has a wallet, and this is its first key. */
    record Opened(Workspace workspace, NewKey key) implements Opening {}

    /** It was opened before, under the same key, and its first key was shown then. */
    record Repeated(Workspace workspace, ApiKey key) implements Opening {}

    /** Somebody else has what it needs for itself alone. */
    record Refused(Taken taken) implements Opening {}

    /** What no two workspaces share. */
    enum Taken {
        SLUG("slug is taken by another workspace; choose another one"),
        EMAIL("email was verified by another workspace; use another address or leave it out");

        private final String sentence;

        Taken(String sentence) {
            this.sentence = sentence;
        }

        /** For whoever asked. */
        public String sentence() {
            return sentence;
        }
    }
}
