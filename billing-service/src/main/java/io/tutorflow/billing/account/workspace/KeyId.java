package io.tutorflow.billing.account.workspace;

import java.util.UUID;

/** Names an API key; unlike the key it may be shown to anybody of its workspace. */
public record KeyId(UUID value) {}
