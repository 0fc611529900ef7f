package io.tutorflow.billing.ledger;

import java.util.UUID;

/** The usage record that a hold is for, and the key of its hold, its capture and its void. */
public record HoldId(UUID value) {}
