package io.tutorflow.pricing.activity;

import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What costs tokens in one organization.
 *
 * @param listed all activities, in their order
 * @param standard what counts where the organization has set nothing
 */
record PriceList(List<ListedActivity> listed, PriceHistory standard, PriceHistory own) {

    /** What is wrong with the first of these that is not an activity with a price, in words. */
    Optional<String> wrong(List<PriceKey> keys) {
        return IntStream.range(0, keys.size())
                .mapToObj(at -> wrong(keys.get(at)).map(words -> "prices[%d].%s".formatted(at, words)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> wrong(PriceKey key) {
        var variants = listed.stream()
                .filter(activity -> activity.activity().equals(key.activity()))
                .toList();
        if (variants.isEmpty()) {
            return Optional.of("activity must be one of " + names());
        }
        if (variants.getFirst().isUsageBased()) {
            return Optional.of("activity has no price: " + key.activity() + " is billed by rates, up to capTokens");
        }
        return variants.stream().anyMatch(activity -> activity.key().equals(key.everywhere()))
                ? Optional.empty()
                : Optional.of("variant " + demanded(variants));
    }

    /** Every price in force, standard ones first, each with those of single courses. */
    NavigableMap<PriceKey, Money> prices(Instant time) {
        var all = new TreeMap<PriceKey, Money>();
        of(standard, time).forEach(all::put);
        of(own, time).forEach(all::put);
        return all;
    }

    private static Map<PriceKey, Money> of(PriceHistory history, Instant time) {
        var found = new TreeMap<PriceKey, Money>();
        history.at(time).prices().forEach((key, price) -> price.ifPresent(amount -> found.put(key, amount)));
        return found;
    }

    Rates rates(Instant time) {
        return standard.at(time).rates().then(own.at(time).rates());
    }

    private String names() {
        return String.join(
                ", ",
                listed.stream()
                        .filter(activity -> !activity.isUsageBased())
                        .map(ListedActivity::activity)
                        .distinct()
                        .toList());
    }

    private static String demanded(List<ListedActivity> variants) {
        var names = variants.stream()
                .map(activity -> Optional.ofNullable(activity.variant()))
                .flatMap(Optional::stream)
                .toList();
        return names.isEmpty()
                ? "must be omitted: " + variants.getFirst().activity() + " has no variants"
                : "must be one of " + String.join(", ", names);
    }
}
