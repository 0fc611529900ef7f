package io.tutorflow.usage.edit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state stored under an edit token.
 *
 * @param recordId of the slide deck or video
 * @param document its edited state; null if it is as delivered
 */
record StoredEdit(UUID recordId, @Nullable String document, Instant expiresAt) {}
