package io.tutorflow.billing.ledger.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of an account's history. */
@Schema(name = "TransactionPage", description = "Transactions, newest first.")
record TransactionPageBody(
        List<TransactionBody> items,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Total number of records; counted only for pages by offset")
        @Nullable
        Long total,

        @Schema(
                description =
                        "Cursor of the next page, which costs no more to read than the first; null on the last page")
        @Nullable
        String nextCursor) {

    /** @param found one more than the page has if there is a next one */
    static TransactionPageBody of(List<Transaction> found, int limit, @Nullable Long total) {
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        return new TransactionPageBody(
                shown.stream().map(TransactionBody::of).toList(),
                total,
                found.size() > limit ? shown.getLast().place().cursor() : null);
    }
}
