package io.tutorflow.usage.record;

import io.tutorflow.events.UsageSettled;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * On which document a record is, as it was told.
 *
 * @param invoiceId none: on no document any more; the same goes for the number and the line
 */
record SettledUsage(
        UUID recordId,
        long revision,
        @Nullable UUID invoiceId,
        @Nullable String invoiceNumber,
        @Nullable Integer invoiceLine) {

    /** None, if the event tells of meters. */
    static Stream<SettledUsage> of(UsageSettled event) {
        return event.metering() != null
                ? Stream.empty()
                : event.usageRecordIds().stream()
                        .map(id -> new SettledUsage(
                                id, event.revision(), event.invoiceId(), event.invoiceNumber(), event.invoiceLine()));
    }
}
