package io.tutorflow.billing.wallet;

import java.util.UUID;

/** Who pays: a workspace. */
record AccountId(UUID value) {}
