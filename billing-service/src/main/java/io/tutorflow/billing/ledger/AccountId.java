package io.tutorflow.billing.ledger;

import java.util.UUID;

/** Who pays: a workspace, an organization or a student of one. */
public record AccountId(UUID value) {}
