package io.tutorflow.billing.account.workspace;

/** A key just generated; its secret is shown once, in the response to the request. */
public record NewKey(KeyId id, ApiKeySecret secret) {}
