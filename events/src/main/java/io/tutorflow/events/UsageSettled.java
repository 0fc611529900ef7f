package io.tutorflow.events;

import static io.tutorflow.events.Demands.atLeast;
import static io.tutorflow.events.Demands.demand;
import static io.tutorflow.events.Demands.oneOf;
import static io.tutorflow.events.Demands.present;
import static io.tutorflow.events.Demands.someOf;
import static io.tutorflow.events.Demands.text;
import static io.tutorflow.events.Demands.time;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finalized usage is on an invoice or a statement, or is not any more, because that was voided. Of each usage record the
 * highest revision counts.
 *
 * @param revision rises with each document of the account that is opened or voided
 * @param status {@link #INVOICED}, or {@link #FINALIZED} if it is on no document any more
 * @param invoiceId null if it is on none, like the number and the line
 * @param usageRecordIds all on the same line; at most {@value #MOST_RECORDS}
 */
public record UsageSettled(
        UUID accountId,
        long revision,
        String status,
        @Nullable UUID invoiceId,
        @Nullable String invoiceNumber,
        @Nullable Integer invoiceLine,
        List<UUID> usageRecordIds,
        Instant settledAt) {

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
    }

    /** Of one event, which stays small. */
    public static final int MOST_RECORDS = 500;

    public static final String INVOICED = "invoiced";

    /** As it was before it stood on a document. */
    public static final String FINALIZED = "finalized";

    private static final Set<String> STATUSES = Set.of(INVOICED, FINALIZED);
}
