package io.tutorflow.billing.meter.plan;

import io.tutorflow.billing.payment.StripePlans.Stock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What can be subscribed to. */
sealed interface Offer {

    /**
     * What a meter at Stripe counts, and a price charges.
     *
     * @param prices Stripe's ids by lookup key; at least one
     * @param lacking why the others, by lookup key, are not to be subscribed to: only their usage waits
     */
    record Available(Map<String, String> prices, Map<String, String> lacking) implements Offer {

        /** None if all is there. */
        Optional<String> lacks() {
            return lacking.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", lacking.values()));
        }

        /** One whose meter is archived, say: what it has counted is charged all the same. */
        boolean isOnSale(String lookupKey) {
            return prices.containsKey(lookupKey) || lacking.containsKey(lookupKey);
        }
    }

    /** Nothing that may be used could be charged, or too much is on sale. */
    record Nothing(String why) implements Offer {}

    /** @param stock products do not matter: no price is without one */
    static Offer of(List<MeteredPrice> prices, Stock stock) {
        if (prices.size() > PlanLimits.ITEMS) {
            return new Nothing("Stripe has subscriptions of %d prices at most, and %d are on sale this month"
                    .formatted(PlanLimits.ITEMS, prices.size()));
        }
        var there = new TreeMap<String, String>();
        var lacking = new TreeMap<String, String>();
        for (var price : prices) {
            hindrance(price, stock)
                    .ifPresentOrElse(
                            why -> lacking.put(price.lookupKey(), why),
                            () -> there.put(price.lookupKey(), idOf(price, stock)));
        }
        return there.isEmpty()
                ? new Nothing(lacking.values().stream().findFirst().orElse("Nothing is on sale"))
                : new Available(there, lacking);
    }

    private static Optional<String> hindrance(MeteredPrice price, Stock stock) {
        var difference = Difference.of(List.of(price), stock);
        var wrong = difference.wrong().stream()
                .map(each ->
                        "%s %s: put it right, then POST /v1/admin/stripe/catalog".formatted(each.name(), each.why()));
        var missing = difference.missing().stream()
                .filter(each -> each.kind() != Difference.Kind.PRODUCT)
                .map(each ->
                        "Stripe has no %s: POST /v1/admin/stripe/catalog makes what is missing".formatted(each.name()));
        return Stream.concat(wrong, missing).findFirst();
    }

    private static String idOf(MeteredPrice price, Stock stock) {
        return Objects.requireNonNull(stock.prices().get(price.lookupKey())).id();
    }
}
