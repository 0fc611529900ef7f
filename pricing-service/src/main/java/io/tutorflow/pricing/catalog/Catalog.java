package io.tutorflow.pricing.catalog;

import io.tutorflow.pricing.catalog.CatalogDecision.Accepted;
import io.tutorflow.pricing.catalog.CatalogDecision.Refused;
import java.time.Instant;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** One version of the price catalogue: a draft that may still change, or published and immutable. */
sealed interface Catalog {

    VersionNumber version();

    Prices prices();

    Origin origin();

    /** @param effectiveFrom the date asked for; null is as soon as the notice is over */
    record Draft(
            VersionNumber version, Prices prices, @Nullable Instant effectiveFrom, Origin origin) implements Catalog {

        CatalogDecision change(DraftChange change, Instant now) {
            var wrongPrice = refusalOfPrices(change);
            if (wrongPrice != null) {
                return new Refused(wrongPrice);
            }
            var date = change.effectiveFrom() == null ? effectiveFrom : change.effectiveFrom();
            var wrongDate = change.effectiveFrom() == null ? null : CatalogRefusal.ofDate(change.effectiveFrom(), now);
            return wrongDate == null
                    ? new Accepted(new Draft(version, prices.with(change.prices(), version), date, origin))
                    : new Refused(wrongDate);
        }

        private @Nullable CatalogRefusal refusalOfPrices(DraftChange change) {
            var seen = new HashSet<CatalogKey>();
            for (int i = 0; i < change.prices().size(); i++) {
                var key = change.prices().get(i).key();
                if (!prices.has(key)) {
                    return new CatalogRefusal.UnknownKey(i, key);
                }
                if (!seen.add(key)) {
                    return new CatalogRefusal.RepeatedKey(i, key);
                }
            }
            return null;
        }
    }

    /** In force from its date until the next published version's. */
    record Published(VersionNumber version, Prices prices, Instant effectiveFrom, Instant publishedAt, Origin origin)
            implements Catalog {

        /** A draft of the next version that starts from these prices. */
        Draft successor(VersionNumber number, Origin drafted) {
            return new Draft(number, prices, null, drafted);
        }
    }
}
