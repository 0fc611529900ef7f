package io.tutorflow.billing.account.workspace;

/** A workspace with its keys: what one row lock protects, one revision counts and one state event tells. */
public record Account(Workspace workspace, KeyRing keys) {

    public Account with(Terms agreed) {
        return new Account(workspace.with(agreed), keys);
    }

    /** The same address again changes nothing; another one is to be verified. */
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
