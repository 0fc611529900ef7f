package io.tutorflow.events;

import static io.tutorflow.events.Demands.allOf;
import static io.tutorflow.events.Demands.atLeast;
import static io.tutorflow.events.Demands.credits;
import static io.tutorflow.events.Demands.positive;
import static io.tutorflow.events.Demands.someOf;
import static io.tutorflow.events.Demands.text;
import static io.tutorflow.events.Demands.time;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What activities cost in tokens: the complete list of changes in force or to come. They add up: of what several versions
 * name, the latest counts. What an organization has not set costs the standard price. A lower revision than one already seen
 * is stale.
 *
 * @param organizationId null: these are the standard prices
 */
public record ActivityPricesChanged(
        @Nullable UUID organizationId, long revision, List<PriceVersion> versions, Instant changedAt) {
    public ActivityPricesChanged {
        atLeast("revision", revision, 1);
        someOf("versions", versions);
        time("changedAt", changedAt);
    }

    /**
     * Changes from a date on. The first one told has everything that was set before, too.
     *
     * @param inputPer1000 tokens per 1,000 tokens that a language model reads; null: unchanged
     * @param outputPer1000 tokens per 1,000 tokens that it writes; null: unchanged
     * @param capTokens what a usage-based activity costs at most; null: unchanged
     */
    public record PriceVersion(
            int version,
            Instant effectiveFrom,
            List<TokenPrice> tokenPrices,
            @Nullable BigDecimal inputPer1000,
            @Nullable BigDecimal outputPer1000,
            @Nullable BigDecimal capTokens) {
        public PriceVersion {
            atLeast("version", version, 1);
            time("effectiveFrom", effectiveFrom);
            allOf("tokenPrices", tokenPrices);
            if (inputPer1000 != null) {
                credits("inputPer1000", inputPer1000);
            }
            if (outputPer1000 != null) {
                credits("outputPer1000", outputPer1000);
            }
            if (capTokens != null) {
                credits("capTokens", capTokens);
                positive("capTokens", capTokens);
            }
        }
    }

    /**
     * The price of one activity, or of one minute of it.
     *
     * @param variant null if the activity has none
     * @param courseId null: in every course without a price of its own
     * @param tokens null: the standard price again
     */
    public record TokenPrice(
            String activity,
            @Nullable String variant,
            @Nullable String courseId,
            @Nullable BigDecimal tokens) {
        public TokenPrice {
            text("activity", activity);
            if (variant != null) {
                text("variant", variant);
            }
            if (courseId != null) {
                text("courseId", courseId);
            }
            if (tokens != null) {
                credits("tokens", tokens);
                positive("tokens", tokens);
            }
        }
    }
}
