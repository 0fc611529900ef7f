package io.tutorflow.billing.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose account it is, for Stripe. */
public record Buyer(UUID accountId, String name, @Nullable String email) {}
