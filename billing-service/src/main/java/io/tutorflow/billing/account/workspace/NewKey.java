package io.tutorflow.billing.account.workspace;

/** A key that was just thought of; its secret is shown once, in the answer to whoever asked for it. */
public record NewKey(KeyId id, ApiKeySecret secret) {}
