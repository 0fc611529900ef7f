package io.tutorflow.usage.record;

import static java.util.Objects.requireNonNull;

import io.tutorflow.events.UsageSettled;
import io.tutorflow.internal.record.MeterReport;
import io.tutorflow.internal.record.MeterStatus;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What Stripe's meters say of a record, as it was told. */
record TellingOfMeters(UUID recordId, long revision, MeterStatus status, MeterReport report) {

    private static final Map<String, MeterStatus> STATUSES = Map.of(
            UsageSettled.METERING, MeterStatus.PENDING,
            UsageSettled.METERED, MeterStatus.REPORTED,
            UsageSettled.FAILED, MeterStatus.FAILED);

    /** None, if the event tells of a document. */
    static Stream<TellingOfMeters> of(UsageSettled event) {
        var metering = event.metering();
        if (metering == null) {
            return Stream.empty();
        }
        var status = requireNonNull(STATUSES.get(metering.status()), metering.status());
        var report = new MeterReport(metering.attempts(), metering.late(), metering.error());
        return event.usageRecordIds().stream().map(id -> new TellingOfMeters(id, event.revision(), status, report));
    }
}
