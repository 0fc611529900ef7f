package io.tutorflow.events;

import static io.tutorflow.events.Demands.allOf;
import static io.tutorflow.events.Demands.atLeast;
import static io.tutorflow.events.Demands.percent;
import static io.tutorflow.events.Demands.positive;
import static io.tutorflow.events.Demands.present;
import static io.tutorflow.events.Demands.someOf;
import static io.tutorflow.events.Demands.text;
import static io.tutorflow.events.Demands.time;
import static io.tutorflow.events.Demands.usd;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The complete list of a workspace's terms in force or to come, with those superseded within the last 100 days. A lower
 * revision than one already seen is stale.
 */
public record TermsChanged(UUID workspaceId, long revision, List<TermsVersion> versions, Instant changedAt) {
    public TermsChanged {
        present("workspaceId", workspaceId);
        atLeast("revision", revision, 1);
        someOf("versions", versions);
        time("changedAt", changedAt);
    }

    /**
     * One immutable version; it is in force from its date until the next version's.
     *
     * @param discountPercent off the price of whatever has neither a discount nor a price of its own
     * @param includedUsd granted on the 1st of each month
     * @param commitUsd the least that is paid in a month
     * @param creditLineUsd null: as the workspace has it
     * @param rateLimitPerMinute null: as the workspace has it
     */
    public record TermsVersion(
            int version,
            Instant effectiveFrom,
            String planCode,
            BigDecimal discountPercent,
            List<Discount> discounts,
            List<OwnPrice> ownPrices,
            BigDecimal includedUsd,
            BigDecimal commitUsd,
            BigDecimal taxRatePercent,
            @Nullable BigDecimal creditLineUsd,
            @Nullable Integer rateLimitPerMinute) {
        public TermsVersion {
            atLeast("version", version, 1);
            time("effectiveFrom", effectiveFrom);
            text("planCode", planCode);
            percent("discountPercent", discountPercent);
            allOf("discounts", discounts);
            allOf("ownPrices", ownPrices);
            usd("includedUsd", includedUsd);
            usd("commitUsd", commitUsd);
            percent("taxRatePercent", taxRatePercent);
            if (creditLineUsd != null) {
                usd("creditLineUsd", creditLineUsd);
            }
            if (rateLimitPerMinute != null) {
                atLeast("rateLimitPerMinute", rateLimitPerMinute, 1);
            }
        }
    }

    /** A discount on one price of the catalogue; 0 takes it out of the discount on all. */
    public record Discount(String catalogKey, BigDecimal percent) {
        public Discount {
            text("catalogKey", catalogKey);
            Demands.percent("percent", percent);
        }
    }

    /** What one unit costs this workspace, where the catalogue asks for more. */
    public record OwnPrice(String catalogKey, BigDecimal unitPriceUsd) {
        public OwnPrice {
            text("catalogKey", catalogKey);
            usd("unitPriceUsd", unitPriceUsd);
            positive("unitPriceUsd", unitPriceUsd);
        }
    }
}
