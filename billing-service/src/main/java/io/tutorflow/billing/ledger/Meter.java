package io.tutorflow.billing.ledger;

import io.tutorflow.money.Units;

/**
 * Which of Stripe's meters counts the work, if it is metered.
 *
 * @param eventName names the meter, as the catalogue did when the work was priced
 * @param unit the catalogue's
 */
public record Meter(String eventName, String unit) {

    private static final String MINUTE = "video_minute";

    /** As Stripe takes them: whole units; of minutes, ten-thousandths. */
    public long value(Units units) {
        return MINUTE.equals(unit) ? units.tenThousandths() : units.value().longValueExact();
    }
}
