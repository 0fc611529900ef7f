package io.tutorflow.usage.record;

import static java.util.Objects.requireNonNull;

import io.tutorflow.events.TokenRates;
import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.Sale;
import io.tutorflow.usage.generation.Delivery;

/** How many units of a delivery are billed. */
final class Billed {

    /** Work that used next to nothing is not free. */
    private static final Units ONE_TOKEN = Units.of(1);

    private Billed() {}

    /** The charge never exceeds its limit, whatever was delivered. */
    static Units of(Acceptance accepted, Delivery delivery) {
        var work = accepted.submission().work();
        return switch (work.category().sale()) {
            case Sale.ByUnit sale -> sale.quantity().billed(work.quoted(), delivery.units());
            case Sale.ForTokens sale -> {
                var most = Units.of(accepted.limit().credits());
                yield tokens(accepted, sale, delivery, most).min(most);
            }
        };
    }

    private static Units tokens(Acceptance accepted, Sale.ForTokens sale, Delivery delivery, Units most) {
        return switch (sale.charging()) {
            case EACH -> most;
            case BY_THE_MINUTE -> rates(accepted).tokensOf(delivery.units());
            case BY_USE -> ONE_TOKEN.max(rates(accepted).tokensOf(delivery.inputTokens(), delivery.outputTokens()));
        };
    }

    private static TokenRates rates(Acceptance accepted) {
        return requireNonNull(accepted.estimate().rates(), "Its price is recorded with its rates");
    }
}
