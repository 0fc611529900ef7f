package io.tutorflow.simulation.ledger;

import io.tutorflow.billing.ledger.healing.UsageTotal;
import io.tutorflow.money.Money;
import java.util.UUID;

/** Adds usage up as the statements of both services do. */
public final class Totals {

    private Totals() {}

    public static UsageTotal of(UUID record, Money amount) {
        return new UsageTotal(1, amount, record.getLeastSignificantBits());
    }

    public static UsageTotal plus(UsageTotal one, UsageTotal other) {
        return new UsageTotal(
                one.records() + other.records(), one.amount().plus(other.amount()), one.ids() ^ other.ids());
    }
}
