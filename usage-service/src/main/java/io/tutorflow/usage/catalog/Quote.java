package io.tutorflow.usage.catalog;

import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Money;

/** What an amount of work costs by one version of the catalogue; it stays as it was quoted. */
public record Quote(PriceSnapshot snapshot, int catalogVersion) {

    public Money amount() {
        return snapshot.amount();
    }
}
