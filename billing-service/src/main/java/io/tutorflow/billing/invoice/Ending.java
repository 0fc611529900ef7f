package io.tutorflow.billing.invoice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When, by whom and why a document was paid, marked uncollectible or voided. */
record Ending(Instant at, String by, @Nullable String reason) {}
