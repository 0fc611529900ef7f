package io.tutorflow.billing.account.workspace;

/** A workspace with its keys: protected by one row lock, counted by one revision, and published as one state event. */
public record Account(Workspace workspace, KeyRing keys) {

    public Account with(Terms agreed) {
        return new Account(workspace.with(agreed), keys);
    }

    /** Setting the current address changes nothing; a different one has to be verified. */
    public Account reachedAt(String email) {
        return new Account(workspace.reachedAt(email), keys);
    }

    public Account verified() {
        return new Account(workspace.verified(), keys);
    }

    public Account with(KeyRing changed) {
        return new Account(workspace, changed);
    }
}
