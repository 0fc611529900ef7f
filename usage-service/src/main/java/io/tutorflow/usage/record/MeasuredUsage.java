package io.tutorflow.usage.record;

import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.Category;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Work that was done and measured outside of this suite.
 *
 * @param name under which its source tells it, however often it does
 * @param time when the work was done: its price is the one in force then
 */
public record MeasuredUsage(
        EventName name,
        UUID accountId,
        Category category,
        Units units,
        Instant time,
        GeneratorUse use,
        String metadata) {

    /** What tells two events of one name apart. */
    public BodyHash hash() {
        return BodyHash.of(
                accountId.toString(),
                category.text(),
                Long.toString(units.tenThousandths()),
                time.toString(),
                use.toString(),
                metadata);
    }

    /** A CloudEvents source, and an id that is unique within it. */
    public record EventName(String source, String id) {

        /** The lengths keep two names from reading the same. */
        public RecordId recordId() {
            return RecordId.derivedFrom("usage-event/" + source.length() + "/" + source + "/" + id);
        }
    }

    /** What a language model was given and gave, and what that cost us. */
    public record GeneratorUse(long inputTokens, long outputTokens, BigDecimal providerCostUsd) {}
}
