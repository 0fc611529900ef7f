package io.tutorflow.usage.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.events.PriceSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A usage record as the workspace that pays for it sees it. */
@Schema(description = "A unit of billable work: what was asked for, and what it costs.")
record UsageRecordView(
        UUID id,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Of an add-on: the record of the slide deck or video")
        @Nullable
        UUID parentId,

        @Schema(enumeration = {"RECORDED", "FINALIZED", "INVOICED", "VOIDED"})
        String billingStatus,

        @Schema(description = "The price: the estimate until the work is done, then what is billed")
        PriceSnapshot priceSnapshot,

        @Schema(description = "Credits that are charged; null while the work goes on") @Nullable
        BigDecimal creditCost,

        @Schema(description = "The amount of the pinned price; null while the work goes on") @Nullable
        BigDecimal billableAmountUsd,

        @Schema(description = "The part of it that is billed; null while the work goes on") @Nullable
        BigDecimal finalizedAmountUsd,

        @Nullable Long inputTokens,
        @Nullable Long outputTokens,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Why it is free, if the work failed") @Nullable
        String failureCode,

        @Schema(description = "Whether it was delivered after it had been given up")
        boolean late,

        Metadata metadata,
        Instant createdAt,
        @Nullable Instant completedAt) {

    /** Where a record comes from. */
    @Schema(description = "Where a record comes from.")
    record Metadata(
            String endpoint,

            @Schema(
                    type = SchemaType.OBJECT,
                    implementation = Object.class,
                    description = "The request's fields, defaults filled in, less its long texts")
            JsonNode request,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(
                    type = SchemaType.OBJECT,
                    implementation = Object.class,
                    description = "The metadata that came with the request")
            @Nullable
            JsonNode client,

            @Schema(description = "The process that accepted it") @Nullable
            UUID worker,

            @Schema(description = "The version of the catalogue that it was quoted by")
            int catalogVersion) {}
}
