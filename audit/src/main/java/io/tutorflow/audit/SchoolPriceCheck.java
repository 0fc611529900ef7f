package io.tutorflow.audit;

import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.events.TokenRates;
import io.tutorflow.money.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks that an activity costs the tokens of its price, as it was when the work was requested or done. */
final class SchoolPriceCheck {

    private static final long TOKEN_MICROS = 10_000;
    private static final Units ONE_TOKEN = Units.of(1);

    private final UsageRow usage;
    private final Category category;
    private final PriceSnapshot snapshot;
    private final String catalogKey;
    private final SchoolPrices.InForce prices;
    private final Differing differing;

    SchoolPriceCheck(
            UsageRow usage, Category category, PriceSnapshot snapshot, SchoolPrices prices, Differing differing) {
        this.usage = usage;
        this.prices = prices.at(
                usage.payer().accountId(), StoredRequest.courseId(usage.work().stored()), usage.pricedAt());
        this.category = category;
        this.snapshot = snapshot;
        this.catalogKey = usage.work().category() + "." + usage.variant();
        this.differing = differing;
    }

    /** The price as it is to be in the snapshot. */
    Prices.Price price() {
        return new Prices.Price(
                catalogKey,
                "default",
                "token",
                TOKEN_MICROS,
                "USD",
                "school_activity_prices_v1",
                "school_" + usage.work().category() + "_token_v1");
    }

    void compare() {
        var rates = prices.rates(category, catalogKey);
        equal("its rates", snapshot.rates(), catalogKey, rates);
        equal(
                "the version of its price",
                usage.price().catalogVersion(),
                "the organization's prices",
                prices.version());
        long amount = snapshot.amount().micros();
        var limit = usage.price().limitMicros();
        if (limit == null) {
            demand(false, "does not say what it may bill at most");
            return;
        }
        demand(amount <= limit, "bills more than it may");
        demand(usage.price().holdMicros() <= limit, "holds more than it may bill");
        if (usage.work().isMeasured()) {
            measured(amount, limit, rates);
            return;
        }
        equal("the most that it may bill", limit, catalogKey, most(rates));
        if (usage.isFinalized()) {
            billed(amount, limit, rates);
        } else {
            long held = usage.payer().isPlan() ? limit : usage.price().holdMicros();
            differing.demandMicros(usage.name(), "its estimate is", amount, "what is set aside for it", held);
        }
    }

    /** The work was done elsewhere: nothing was held, and what it cost is the most that it may bill. */
    private void measured(long amount, long limit, @Nullable TokenRates rates) {
        equal("what is held for it", usage.price().holdMicros(), "usage measured elsewhere", 0L);
        equal("the most that it may bill", limit, "its snapshot", amount);
        var minutes = StoredRequest.number(usage.work().stored(), "units").orElse(BigDecimal.ZERO);
        equal("its whole units", usage.work().requestedUnits(), "its event", ceiling(minutes));
        if (category.billed() == Category.Billed.BY_THE_MINUTE && rates != null) {
            equal("its price", amount, "its minutes", micros(rates.tokensOf(Units.of(minutes))));
        } else if (category.billed() == Category.Billed.BY_USE) {
            billed(amount, prices.mostMicros(), rates);
        } else {
            equal("its price", amount, catalogKey, most(rates));
        }
    }

    private static int ceiling(BigDecimal units) {
        return units.setScale(0, RoundingMode.CEILING).intValueExact();
    }

    /** 0 if it has no price. */
    private long most(@Nullable TokenRates rates) {
        int requested = usage.work().requestedUnits();
        return switch (category.billed()) {
            case FIXED -> {
                equal("what was asked for", requested, "an activity", 1);
                yield prices.tokens().getOrDefault(catalogKey, 0L);
            }
            case BY_USE -> {
                equal("what was asked for", requested, "an activity", 1);
                yield prices.mostMicros();
            }
            case BY_THE_MINUTE -> rates == null ? 0 : micros(rates.tokensOf(category.quoted(requested)));
            case AS_REQUESTED, UP_TO_REQUESTED, UP_TO_TEN_MINUTES -> {
                demand(false, "is paid by a school, and is a workspace's");
                yield 0;
            }
        };
    }

    private void billed(long amount, long limit, @Nullable TokenRates rates) {
        switch (category.billed()) {
            case FIXED -> equal("its price", amount, "the most that it may bill", limit);
            case BY_USE -> {
                var used = usage.price().used();
                demand(used != null, "does not say what was used");
                if (used != null) {
                    var tokens = ONE_TOKEN.max(
                            Objects.requireNonNull(rates).tokensOf(used.inputTokens(), used.outputTokens()));
                    equal("its price", amount, "what was used", Math.min(limit, micros(tokens)));
                }
            }
            case BY_THE_MINUTE, AS_REQUESTED, UP_TO_REQUESTED, UP_TO_TEN_MINUTES -> {
                // Any part of the requested minutes may have been delivered.
            }
        }
    }

    private static long micros(Units tokens) {
        return tokens.tenThousandths();
    }

    private void equal(String what, @Nullable Object one, String where, @Nullable Object other) {
        differing.demandEqual(usage.name(), what, one, where, other);
    }

    private void demand(boolean holds, String otherwise) {
        differing.demand(usage.name(), holds, otherwise);
    }
}
