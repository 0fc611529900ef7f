package io.tutorflow.billing.wallet;

import java.util.UUID;

/** Who pays: a workspace or an organization. */
record AccountId(UUID value) {}
