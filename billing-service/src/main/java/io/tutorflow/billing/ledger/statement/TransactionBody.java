package io.tutorflow.billing.ledger.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of an account's history. */
@Schema(name = "Transaction")
record TransactionBody(
        @Schema(description = "For usage, the usage record's id")
        UUID id,

        Instant date,

        @Schema(enumeration = TransactionTypes.ALL) String type,

        @Schema(description = "Credits; negative if spent") BigDecimal amount,

        @Schema(description = "The same in USD") BigDecimal amountUsd,

        @Schema(description = "What it was, in words", examples = "Cover image for 'Photosynthesis'")
        String description,

        @Schema(description = "For usage: the price charged") @Nullable
        String catalogKey) {

    static TransactionBody of(Transaction transaction) {
        var charge = transaction.charge();
        return new TransactionBody(
                transaction.id(),
                transaction.at(),
                transaction.kind().type(),
                transaction.signed().credits(),
                transaction.signed().usd(),
                transaction.description(),
                charge == null ? null : charge.catalogKey());
    }
}
