package io.tutorflow.usage.catalog;

import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an amount of work costs in one version of the catalogue; it never changes.
 *
 * @param catalogVersion 0 if the price is not from the catalogue
 * @param limit the most that may be billed, if that is not the quoted amount
 */
public record Quote(
        PriceSnapshot snapshot,
        int catalogVersion,
        @Nullable Money limit) {

    public Quote(PriceSnapshot snapshot, int catalogVersion) {
        this(snapshot, catalogVersion, null);
    }

    public Money amount() {
        return snapshot.amount();
    }
}
