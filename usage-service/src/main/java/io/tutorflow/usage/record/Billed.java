package io.tutorflow.usage.record;

import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.Sale;
import io.tutorflow.usage.generation.Delivery;
import io.tutorflow.usage.record.Submission.Work;

/** How many units of a delivery are billed. */
final class Billed {

    private Billed() {}

    /** @param limit the charge never exceeds it, whatever was delivered */
    static Units of(Work work, Delivery delivery, Money limit) {
        return switch (work.category().sale()) {
            case Sale.ByUnit sale -> sale.quantity().billed(work.quoted(), delivery.units());
            case Sale.ForTokens sale -> sale.price().billed(delivery.inputTokens(), delivery.outputTokens(), limit);
        };
    }
}
