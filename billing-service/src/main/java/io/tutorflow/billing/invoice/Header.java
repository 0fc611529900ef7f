package io.tutorflow.billing.invoice;

import io.tutorflow.money.Percent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a document is about, in every state.
 *
 * @param closes whether it closes a month, with what the month falls short of its minimum
 * @param replaces the document that was void and whose usage it has taken over
 */
record Header(
        InvoiceId id,
        UUID account,
        Period period,
        boolean closes,
        @Nullable InvoiceId replaces,
        Instant createdAt,
        String createdBy,
        Totals totals,
        Percent tax) {}
