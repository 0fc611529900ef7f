package io.tutorflow.billing.meter.plan;

import io.tutorflow.billing.payment.StripePlans.Stock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What can be subscribed to. */
sealed interface Offer {

    /** @param prices Stripe's ids by lookup key */
    record Complete(Map<String, String> prices) implements Offer {}

    /** Not all that may be used could be charged. */
    record Lacking(String why) implements Offer {}

    /** @param stock products do not matter: no price is without one */
    static Offer of(List<MeteredPrice> prices, Stock stock) {
        if (prices.size() > PlanLimits.ITEMS) {
            return new Lacking("Stripe has subscriptions of %d prices at most, and %d are on sale this month"
                    .formatted(PlanLimits.ITEMS, prices.size()));
        }
        var difference = Difference.of(prices, stock);
        var missing = difference.missing().stream()
                .filter(each -> each.kind() != Difference.Kind.PRODUCT)
                .findFirst();
        if (!difference.wrong().isEmpty()) {
            var first = difference.wrong().getFirst();
            return new Lacking("%s %s (GET /v1/admin/stripe/catalog): put it right, then retry"
                    .formatted(first.name(), first.why()));
        }
        if (missing.isPresent()) {
            return new Lacking("Stripe has no %s: POST /v1/admin/stripe/catalog makes what is missing"
                    .formatted(missing.get().name()));
        }
        return new Complete(prices.stream()
                .map(MeteredPrice::lookupKey)
                .collect(Collectors.toMap(
                        key -> key,
                        key -> Objects.requireNonNull(stock.prices().get(key)).id())));
    }
}
