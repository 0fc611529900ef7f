package io.tutorflow.usage.record;

import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.Charging;
import io.tutorflow.usage.catalog.Sale;
import io.tutorflow.usage.generation.Delivery;

/** How many units of a delivery are billed. */
final class Billed {

    private Billed() {}

    /** The charge never exceeds its limit, whatever was delivered. */
    static Units of(Acceptance accepted, Delivery delivery) {
        var work = accepted.submission().work();
        return switch (work.category().sale()) {
            case Sale.ByUnit sale -> sale.quantity().billed(work.quoted(), delivery.units());
            case Sale.ForTokens sale ->
                sale.charging()
                        .billed(
                                accepted.estimate().rates(),
                                new Charging.Use(delivery.units(), delivery.inputTokens(), delivery.outputTokens()),
                                Units.of(accepted.limit().credits()));
        };
    }
}
