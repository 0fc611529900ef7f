package io.tutorflow.pricing.catalog;

import io.tutorflow.money.Money;

/** The price of one unit, in one version of the catalogue. */
record Price(CatalogKey key, Money amount, Listing listing) {

    static final String CURRENCY = "USD";

    Price {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a price must be above zero: " + key + " at " + amount);
        }
    }

    /** @param version in which it changes */
    Price at(Money newAmount, VersionNumber version) {
        return newAmount.equals(amount) ? this : new Price(key, newAmount, listing.renamed(version));
    }
}
