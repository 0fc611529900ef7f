package io.tutorflow.billing.account.workspace;

import java.util.UUID;

/** Identifies a workspace; the agent surface calls it {@code organizationId}, the ledger an account. */
public record WorkspaceId(UUID value) {}
