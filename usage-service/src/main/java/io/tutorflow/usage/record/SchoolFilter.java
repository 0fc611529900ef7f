package io.tutorflow.usage.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of an organization's records to read.
 *
 * @param subject only those requested by this person
 * @param source only those paid for by this source
 */
public record SchoolFilter(
        UUID accountId, @Nullable String subject, @Nullable BillingSource source) {

    @Nullable
    String sourceText() {
        return source == null ? null : source.text();
    }
}
