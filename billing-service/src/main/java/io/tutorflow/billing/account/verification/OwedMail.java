package io.tutorflow.billing.account.verification;

import java.util.UUID;

/** A mail to be sent. */
record OwedMail(UUID id, UUID workspaceId, String email) {}
