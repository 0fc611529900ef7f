package io.tutorflow.billing.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose account it is, as Stripe is told. */
public record Buyer(UUID accountId, String name, @Nullable String email) {}
