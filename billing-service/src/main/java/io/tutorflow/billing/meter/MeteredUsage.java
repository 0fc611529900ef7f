package io.tutorflow.billing.meter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A usage record that Stripe's meters have to count.
 *
 * @param id of the usage record; Stripe's identifier of the event
 * @param eventName of the meter
 * @param value whole units, or ten-thousandths of a minute
 * @param captured what the ledger charges for it, on the line
 */
record MeteredUsage(UUID id, UUID account, String eventName, long value, Money captured, Instant finalizedAt) {

    /** What is reported one after the other: Stripe takes one call at a time for a customer and a meter. */
    UUID lane() {
        return lane(account, eventName);
    }

    static UUID lane(UUID account, String eventName) {
        return UUID.nameUUIDFromBytes(("meter:" + account + ":" + eventName).getBytes(UTF_8));
    }
}
