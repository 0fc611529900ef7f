package io.tutorflow.billing.invoice;

import io.tutorflow.billing.invoice.UsageTable.Placed;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which usage records the lines of a document sum up, by their ids. */
@Schema(name = "InvoiceUsagePage")
record InvoiceUsageBody(
        List<Item> items,

        @Schema(description = "Where the next page begins; null after the last one") @Nullable
        UUID nextCursor) {

    @Schema(name = "InvoiceUsage")
    record Item(UUID usageRecordId, int line) {}

    static InvoiceUsageBody of(List<Placed> page, int limit) {
        return new InvoiceUsageBody(
                page.stream()
                        .map(placed -> new Item(placed.capture(), placed.line()))
                        .toList(),
                page.size() < limit ? null : page.getLast().capture());
    }
}
