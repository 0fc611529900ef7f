package io.tutorflow.usage.edit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept under an edit token.
 *
 * @param recordId of the slide deck or video that it opens
 * @param document what became of that by editing; none: it is as it was delivered
 */
record Kept(UUID recordId, @Nullable String document, Instant expiresAt) {}
