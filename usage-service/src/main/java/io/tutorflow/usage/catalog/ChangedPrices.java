package io.tutorflow.usage.catalog;

import static java.util.Objects.requireNonNull;

import io.tutorflow.events.ActivityPricesChanged.PriceVersion;
import io.tutorflow.events.ActivityPricesChanged.TokenPrice;
import io.tutorflow.events.TokenRates;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A price list while changes are added to it, one after the other. */
final class ChangedPrices {

    private final ActivityPriceList standard;

    private final Map<ActivityKey, BigDecimal> own = new HashMap<>();
    private final Map<String, Map<ActivityKey, BigDecimal>> ofCourses = new HashMap<>();
    private int version;
    private @Nullable BigDecimal input;
    private @Nullable BigDecimal output;
    private @Nullable BigDecimal most;

    ChangedPrices(ActivityPriceList standard) {
        this.standard = standard;
    }

    /** What this release does not sell is passed over. */
    void change(PriceVersion later) {
        version = later.version();
        input = later.inputPer1000() == null ? input : later.inputPer1000();
        output = later.outputPer1000() == null ? output : later.outputPer1000();
        most = later.capTokens() == null ? most : later.capTokens();
        for (var price : later.tokenPrices()) {
            key(price).ifPresent(key -> set(key, price));
        }
    }

    ActivityPriceList list(@Nullable String courseId) {
        var all = new HashMap<>(standard.tokens());
        all.putAll(own);
        if (courseId != null) {
            all.putAll(ofCourses.getOrDefault(courseId, Map.of()));
        }
        return new ActivityPriceList(
                version,
                all,
                TokenRates.byUse(
                        rate(input, standard.use().inputPer1000()),
                        rate(output, standard.use().outputPer1000())),
                most == null ? standard.most() : Money.ofCredits(most));
    }

    private static BigDecimal rate(@Nullable BigDecimal own, @Nullable BigDecimal standard) {
        return own == null ? requireNonNull(standard, "Rates of use have both") : own;
    }

    private static Optional<ActivityKey> key(TokenPrice price) {
        return Category.ofSchools(price.activity()).flatMap(category -> ActivityKey.find(category, price.variant()));
    }

    private void set(ActivityKey key, TokenPrice price) {
        var prices =
                price.courseId() == null ? own : ofCourses.computeIfAbsent(price.courseId(), course -> new HashMap<>());
        if (price.tokens() == null) {
            prices.remove(key);
        } else {
            prices.put(key, price.tokens());
        }
    }
}
