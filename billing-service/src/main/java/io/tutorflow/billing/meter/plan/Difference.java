package io.tutorflow.billing.meter.plan;

import io.tutorflow.billing.payment.StripePlans.Meter;
import io.tutorflow.billing.payment.StripePlans.Names;
import io.tutorflow.billing.payment.StripePlans.Price;
import io.tutorflow.billing.payment.StripePlans.Stock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe has otherwise than the catalogue.
 *
 * @param prices as the catalogue has them
 * @param missing can be made
 * @param wrong is there otherwise, which is for a person: what Stripe charges by does not change
 */
record Difference(List<MeteredPrice> prices, List<Missing> missing, List<Wrong> wrong) {

    /** What a thing at Stripe is. */
    enum Kind {
        METER,
        PRODUCT,
        PRICE
    }

    record Missing(Kind kind, String name, MeteredPrice price) {}

    record Wrong(Kind kind, String name, String why) {}

    static Names names(Collection<MeteredPrice> prices) {
        return new Names(
                prices.stream().map(MeteredPrice::eventName).distinct().toList(),
                prices.stream().map(MeteredPrice::productId).distinct().toList(),
                prices.stream().map(MeteredPrice::lookupKey).distinct().toList());
    }

    /** In the order in which it has to be made: a price needs a meter and a product. */
    static Difference of(List<MeteredPrice> prices, Stock stock) {
        var missing = new LinkedHashMap<String, Missing>();
        var wrong = new ArrayList<Wrong>();
        for (var price : prices) {
            var meter = stock.meters().get(price.eventName());
            if (meter == null) {
                lacks(missing, Kind.METER, price.eventName(), price);
            } else {
                add(wrong, Kind.METER, price.eventName(), wrongOf(meter));
            }
            if (!stock.products().contains(price.productId())) {
                lacks(missing, Kind.PRODUCT, price.productId(), price);
            }
            var there = stock.prices().get(price.lookupKey());
            if (there == null) {
                lacks(missing, Kind.PRICE, price.lookupKey(), price);
            } else {
                add(wrong, Kind.PRICE, price.lookupKey(), wrongOf(price, there, meter));
            }
        }
        return new Difference(prices, List.copyOf(missing.values()), List.copyOf(wrong));
    }

    private static void lacks(LinkedHashMap<String, Missing> missing, Kind kind, String name, MeteredPrice price) {
        missing.putIfAbsent(kind + name, new Missing(kind, name, price));
    }

    private static void add(List<Wrong> wrong, Kind kind, String name, @Nullable String why) {
        var found = why == null ? null : new Wrong(kind, name, why);
        if (found != null && !wrong.contains(found)) {
            wrong.add(found);
        }
    }

    private static @Nullable String wrongOf(Meter meter) {
        if (!meter.active()) {
            return "is archived at Stripe: " + meter.id();
        }
        return meter.sums() ? null : "does not add up `value` for each `stripe_customer_id` at Stripe: " + meter.id();
    }

    private static @Nullable String wrongOf(MeteredPrice price, Price there, @Nullable Meter meter) {
        if (!there.active()) {
            return "is archived at Stripe: " + there.id();
        }
        if (!there.monthly()) {
            return "is not charged by the month in USD at Stripe: " + there.id();
        }
        if (there.cents() == null || there.cents().compareTo(price.cents()) != 0) {
            return "costs %s cents at Stripe and %s in the catalogue: %s"
                    .formatted(
                            there.cents() == null ? "no single number of" : plain(there.cents()),
                            plain(price.cents()),
                            there.id());
        }
        return meter != null && meter.id().equals(there.meterId())
                ? null
                : "is of another meter at Stripe: " + there.id();
    }

    private static String plain(BigDecimal cents) {
        return cents.stripTrailingZeros().toPlainString();
    }

    boolean isNone() {
        return missing.isEmpty() && wrong.isEmpty();
    }
}
