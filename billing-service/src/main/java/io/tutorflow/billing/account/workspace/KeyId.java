package io.tutorflow.billing.account.workspace;

import java.util.UUID;

/** Identifies an API key; unlike the key, it may be shown to anyone in its workspace. */
public record KeyId(UUID value) {}
