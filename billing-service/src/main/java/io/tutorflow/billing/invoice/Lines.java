package io.tutorflow.billing.invoice;

import io.tutorflow.money.Money;
import java.util.List;
import java.util.Objects;

/** The lines of a document, put into words and summed up. */
final class Lines {

    private Lines() {}

    /** What usage comes to at the agreed prices. */
    static Money billable(List<Line> lines) {
        return lines.stream()
                .map(Line::usage)
                .filter(Objects::nonNull)
                .map(UsageGroup::billable)
                .reduce(Money.ZERO, Money::plus);
    }

    static String describe(Line line) {
        return switch (line.type()) {
            case USAGE -> describe(Objects.requireNonNull(line.usage()));
            case DISCOUNT -> "Discount from list prices";
            case WAIVED -> "Usage that is not charged";
            case PROMOTIONAL_CREDITS -> "Paid by promotional credits";
            case PURCHASED_CREDITS -> "Paid by purchased credits";
            case TRUE_UP -> "Minimum commitment of " + month(line) + ", the part that usage did not reach";
            case TRUE_UP_LOWERED -> "Minimum commitment of " + month(line) + ", taken off for late usage";
            case REVERSED_TOP_UP -> "Credits spent whose payment was reversed";
            case METERED -> "Charged by Stripe's meters";
            case ROUNDING -> "Rounding to whole cents";
            case TAX -> "Tax";
        };
    }

    private static String describe(UsageGroup usage) {
        return "%s, %s × %s at $%s each"
                .formatted(
                        Wording.month(usage.key().month()),
                        usage.units().value().toPlainString(),
                        usage.key().catalogKey(),
                        usage.key().listUnitPrice().usd().toPlainString());
    }

    private static String month(Line line) {
        return Wording.month(Objects.requireNonNull(line.month()));
    }
}
