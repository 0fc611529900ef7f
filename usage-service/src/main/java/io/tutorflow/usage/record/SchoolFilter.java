package io.tutorflow.usage.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of an organization's records are asked for.
 *
 * @param subject only who asked for them
 * @param source only what pays for them
 */
public record SchoolFilter(
        UUID accountId, @Nullable String subject, @Nullable BillingSource source) {

    @Nullable
    String sourceText() {
        return source == null ? null : source.text();
    }
}
