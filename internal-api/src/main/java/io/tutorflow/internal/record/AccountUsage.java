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
        @Schema(description = "For an add-on: the usage record of the slide deck or video")
        @Nullable
        UUID parentId,

        @Schema(enumeration = {"RECORDED", "FINALIZED", "INVOICED", "VOIDED"})
        String billingStatus,

        @Schema(description = "The price: an estimate until the work is done, then the billed price")
        PriceSnapshot priceSnapshot,

        @Schema(description = "Credits charged; null while the work is in progress") @Nullable
        BigDecimal creditCost,

        @Schema(description = "The amount of the final price; null while the work is in progress") @Nullable
        BigDecimal billableAmountUsd,

        @Schema(
                description =
                        "The part of it that is billed, 0 if a plan covers it; null while the work is in progress")
        @Nullable
        BigDecimal finalizedAmountUsd,

        @Nullable Long inputTokens,
        @Nullable Long outputTokens,

        @Schema(description = "What the work cost us, as reported by the generator") @Nullable
        BigDecimal providerCostUsd,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Why the work failed, and is therefore free")
        @Nullable
        String failureCode,

        @Schema(description = "Whether it was delivered after it had been given up")
        boolean late,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The invoice or statement that it is on, once it is on one")
        @Nullable
        UsageInvoice invoice,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "How far it is on its way to Stripe's meters; absent if they do not charge it")
        @Nullable
        MeterStatus meterStatus,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "How it is reported to Stripe's meters; absent if they do not charge it")
        @Nullable
        MeterReport meter,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description =
                        "The endpoint, the request's fields without long texts, the worker, and the version of the"
                                + " catalogue")
        JsonNode metadata,

        Instant createdAt,
        @Nullable Instant completedAt) {}
