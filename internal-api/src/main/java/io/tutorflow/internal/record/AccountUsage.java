package io.tutorflow.internal.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.events.PriceSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A usage record as operators see it. */
@Schema(name = "AccountUsage")
public record AccountUsage(
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

        @Schema(description = "The part of it that is billed, none where a plan covers it; null while the work goes on")
        @Nullable
        BigDecimal finalizedAmountUsd,

        @Nullable Long inputTokens,
        @Nullable Long outputTokens,

        @Schema(description = "What the work cost us, as the generator reports it") @Nullable
        BigDecimal providerCostUsd,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Why it is free, if the work failed") @Nullable
        String failureCode,

        @Schema(description = "Whether it was delivered after it had been given up")
        boolean late,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description =
                        "The endpoint, the request's fields less its long texts, the worker, the catalogue's version")
        JsonNode metadata,

        Instant createdAt,
        @Nullable Instant completedAt) {}
