package io.tutorflow.events;

import static io.tutorflow.events.Demands.atLeast;
import static io.tutorflow.events.Demands.demand;
import static io.tutorflow.events.Demands.oneOf;
import static io.tutorflow.events.Demands.present;
import static io.tutorflow.events.Demands.someOf;
import static io.tutorflow.events.Demands.text;
import static io.tutorflow.events.Demands.time;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of finalized usage: it is on an invoice or a statement, or is not any more, because that was voided; or Stripe's
 * meters are to count it, count it, or do not. Of each usage record the highest revision counts, of documents and of meters.
 *
 * @param revision rises with each document of the account that is opened or voided; of meters, with each change of the record
 * @param status {@link #INVOICED}, or {@link #FINALIZED} if it is on no document any more; {@link #METERING}, {@link #METERED},
 *     or {@link #FAILED}
 * @param invoiceId null if it is on none, like the number and the line
 * @param usageRecordIds all on the same line, or all with the same answer of Stripe's; at most {@value #MOST_RECORDS}
 * @param attempts of meters: how often it has been sent to Stripe; null of documents
 * @param late of meters: whether it counts for another time than its own; null of documents
 * @param error of meters: what is wrong with it, if something is
 */
public record UsageSettled(
        UUID accountId,
        long revision,
        String status,
        @Nullable UUID invoiceId,
        @Nullable String invoiceNumber,
        @Nullable Integer invoiceLine,
        List<UUID> usageRecordIds,
        Instant settledAt,

        @MayBeAbsent @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Integer attempts,

        @MayBeAbsent @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Boolean late,

        @MayBeAbsent @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String error) {

    public UsageSettled {
        present("accountId", accountId);
        atLeast("revision", revision, 1);
        oneOf("status", status, STATUSES);
        if (INVOICED.equals(status)) {
            present("invoiceId", invoiceId);
            text("invoiceNumber", invoiceNumber);
            atLeast("invoiceLine", present("invoiceLine", invoiceLine), 1);
        } else {
            demand(invoiceId == null && invoiceNumber == null && invoiceLine == null, "status", "names an invoice");
        }
        someOf("usageRecordIds", usageRecordIds);
        demand(usageRecordIds.size() <= MOST_RECORDS, "usageRecordIds", "are too many");
        time("settledAt", settledAt);
        if (isOfMeters(status)) {
            atLeast("attempts", present("attempts", attempts), 0);
            present("late", late);
            if (error != null || FAILED.equals(status)) {
                text("error", error);
            }
        } else {
            demand(attempts == null && late == null && error == null, "status", "is of a document, not of a meter");
        }
    }

    /** It is on a document, or on none any more. */
    public static UsageSettled ofDocument(
            UUID accountId, long revision, @Nullable Place place, List<UUID> usageRecordIds, Instant settledAt) {
        return place == null
                ? new UsageSettled(
                        accountId, revision, FINALIZED, null, null, null, usageRecordIds, settledAt, null, null, null)
                : new UsageSettled(
                        accountId,
                        revision,
                        INVOICED,
                        place.invoiceId(),
                        place.invoiceNumber(),
                        place.invoiceLine(),
                        usageRecordIds,
                        settledAt,
                        null,
                        null,
                        null);
    }

    /** What is known of it at Stripe's meters. */
    public static UsageSettled ofMeters(
            UUID accountId, long revision, Metering metering, List<UUID> usageRecordIds, Instant settledAt) {
        return new UsageSettled(
                accountId,
                revision,
                metering.status(),
                null,
                null,
                null,
                usageRecordIds,
                settledAt,
                metering.attempts(),
                metering.late(),
                metering.error());
    }

    /** Where usage is. */
    public record Place(UUID invoiceId, String invoiceNumber, int invoiceLine) {}

    /** What is known of usage at Stripe's meters. */
    public record Metering(
            String status,
            int attempts,
            boolean late,
            @Nullable String error) {}

    /** @return none: it tells of a document */
    @JsonIgnore
    public @Nullable Metering metering() {
        return isOfMeters(status) && attempts != null && late != null
                ? new Metering(status, attempts, late, error)
                : null;
    }

    private static boolean isOfMeters(String status) {
        return OF_METERS.contains(status);
    }

    /** Of one event, which stays small. */
    public static final int MOST_RECORDS = 500;

    public static final String INVOICED = "invoiced";

    /** As it was before it stood on a document. */
    public static final String FINALIZED = "finalized";

    /** Stripe's meters have to count it, and do not yet. */
    public static final String METERING = "metering";

    /** Stripe's meters have it. */
    public static final String METERED = "metered";

    /** Stripe's meters do not have it, as far as is known. */
    public static final String FAILED = "failed";

    private static final Set<String> OF_METERS = Set.of(METERING, METERED, FAILED);
    private static final Set<String> STATUSES = Set.of(INVOICED, FINALIZED, METERING, METERED, FAILED);
}
