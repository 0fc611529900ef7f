package io.tutorflow.events;

import static io.tutorflow.events.Demands.demand;
import static io.tutorflow.events.Demands.oneOf;
import static io.tutorflow.events.Demands.present;
import static io.tutorflow.events.Demands.text;
import static io.tutorflow.events.Demands.time;
import static io.tutorflow.events.Demands.usd;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or a statement was opened: it has its number, and stays as it is from then on.
 *
 * @param accountId the workspace that is billed
 * @param kind {@link #INVOICE} where something is due, else {@link #STATEMENT}
 * @param replaces the void document in whose place it stands, if any
 * @param periodTo the end of the period, which is not part of it
 * @param dueUsd net and tax, in whole cents
 * @param dueAt until when it is to be paid; of a statement: when it was opened
 */
public record InvoiceClosed(
        UUID accountId,
        UUID invoiceId,
        String kind,
        String number,
        @Nullable UUID replaces,
        Instant periodFrom,
        Instant periodTo,
        BigDecimal netUsd,
        BigDecimal taxUsd,
        BigDecimal dueUsd,
        Instant openedAt,
        Instant dueAt) {

    public static final String INVOICE = "invoice";
    public static final String STATEMENT = "statement";

    private static final Set<String> KINDS = Set.of(INVOICE, STATEMENT);

    public InvoiceClosed {
        present("accountId", accountId);
        present("invoiceId", invoiceId);
        oneOf("kind", kind, KINDS);
        text("number", number);
        time("periodFrom", periodFrom);
        time("periodTo", periodTo);
        demand(periodFrom.isBefore(periodTo), "periodTo", "is not after periodFrom");
        usd("netUsd", netUsd);
        usd("taxUsd", taxUsd);
        usd("dueUsd", dueUsd);
        demand(netUsd.add(taxUsd).compareTo(dueUsd) == 0, "dueUsd", "is not net and tax");
        demand(INVOICE.equals(kind) == (dueUsd.signum() > 0), "kind", "is not what is due");
        time("openedAt", openedAt);
        time("dueAt", dueAt);
    }
}
