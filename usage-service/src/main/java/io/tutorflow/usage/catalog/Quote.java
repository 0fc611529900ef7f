package io.tutorflow.usage.catalog;

import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an amount of work costs by one version of the catalogue; it stays as it was quoted.
 *
 * @param catalogVersion 0 where the price is not the catalogue's
 * @param limit the most that may be billed, where that is not the quoted amount
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
