package io.tutorflow.usage.catalog;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tutorflow.events.TermsChanged.Discount;
import io.tutorflow.events.TermsChanged.OwnPrice;
import io.tutorflow.events.TermsChanged.TermsVersion;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Reductions;
import java.time.Instant;

/** By how much one version of a workspace's terms reduces the catalogue's prices from its date on. */
record AgreedReductions(Instant effectiveFrom, Reductions reductions) {

    static AgreedReductions of(TermsVersion version) {
        return new AgreedReductions(
                version.effectiveFrom(),
                new Reductions(
                        Percent.of(version.discountPercent()),
                        version.discounts().stream()
                                .collect(toUnmodifiableMap(
                                        Discount::catalogKey, discount -> Percent.of(discount.percent()))),
                        version.ownPrices().stream()
                                .collect(toUnmodifiableMap(
                                        OwnPrice::catalogKey, price -> Money.ofUsd(price.unitPriceUsd())))));
    }
}
