package io.tutorflow.billing.payment.card;

import java.time.Instant;
import java.util.UUID;

/** Stripe's page, and the account whose card is saved there. */
record SetupPage(UUID id, UUID account, String sessionId, String url, Instant expiresAt) {}
