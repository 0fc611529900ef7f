package io.tutorflow.billing.checkout;

import io.tutorflow.billing.workspace.Workspace;
import java.time.Instant;

/** A link that is good, and whom it pays for. */
record BillingSession(CheckoutToken token, Workspace workspace, Instant expiresAt) {}
