package io.tutorflow.internal.record;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Usage records in the order in which they were recorded.
 *
 * @param nextCursor asks for the next page; none on the last one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FinalizedPage(List<UUID> ids, @Nullable String nextCursor) {}
