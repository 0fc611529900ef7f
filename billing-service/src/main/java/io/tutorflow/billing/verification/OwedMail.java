package io.tutorflow.billing.verification;

import java.util.UUID;

/** A mail to be sent now by who claimed it. */
record OwedMail(UUID id, UUID workspaceId, String email, int attempts) {}
