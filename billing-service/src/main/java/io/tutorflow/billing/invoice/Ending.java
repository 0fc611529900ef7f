package io.tutorflow.billing.invoice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When, by whom and why a document was paid, given up or made void. */
record Ending(Instant at, String by, @Nullable String reason) {}
