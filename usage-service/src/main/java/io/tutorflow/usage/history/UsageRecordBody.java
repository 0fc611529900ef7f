package io.tutorflow.usage.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.internal.record.AccountUsage;
import io.tutorflow.internal.record.MeterReport;
import io.tutorflow.internal.record.MeterStatus;
import io.tutorflow.internal.record.UsageInvoice;
import io.tutorflow.usage.record.HistoryEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A usage record, as the paying workspace sees it. */
@Schema(description = "One unit of billable work: what was requested and what it costs.")
record UsageRecordBody(
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

        @Schema(description = "The part of it that is billed; null while the work is in progress") @Nullable
        BigDecimal finalizedAmountUsd,

        @Nullable Long inputTokens,
        @Nullable Long outputTokens,

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

        Metadata metadata,
        Instant createdAt,
        @Nullable Instant completedAt) {

    static UsageRecordBody of(HistoryEntry entry, ObjectMapper mapper) {
        var billable = entry.billable();
        var charged = entry.charged();
        return new UsageRecordBody(
                entry.id().value(),
                entry.parentId(),
                entry.billingStatus(),
                entry.snapshot(),
                charged == null ? null : charged.credits(),
                billable == null ? null : billable.usd(),
                charged == null ? null : charged.usd(),
                entry.inputTokens(),
                entry.outputTokens(),
                entry.failureCode(),
                entry.isLate(),
                entry.invoice(),
                entry.meterStatus(),
                entry.meterReport(),
                Metadata.of(entry, mapper),
                entry.recordedAt(),
                entry.completedAt());
    }

    /** As operators see it. */
    AccountUsage withCost(@Nullable BigDecimal providerCostUsd, ObjectMapper mapper) {
        return new AccountUsage(
                id,
                parentId,
                billingStatus,
                priceSnapshot,
                creditCost,
                billableAmountUsd,
                finalizedAmountUsd,
                inputTokens,
                outputTokens,
                providerCostUsd,
                failureCode,
                late,
                invoice,
                meterStatus,
                meter,
                mapper.valueToTree(metadata),
                createdAt,
                completedAt);
    }

    /** The origin of a record. */
    @Schema(description = "The origin of a record.")
    record Metadata(
            String endpoint,

            @Schema(
                    type = SchemaType.OBJECT,
                    implementation = Object.class,
                    description = "The fields of the request, with defaults filled in and long texts left out")
            JsonNode request,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(
                    type = SchemaType.OBJECT,
                    implementation = Object.class,
                    description = "The metadata sent with the request")
            @Nullable
            JsonNode client,

            @Schema(description = "The process that accepted the request") @Nullable
            UUID worker,

            @Schema(description = "The version of the catalogue used for the quote")
            int catalogVersion) {

        /** Longer texts of a request are material for the work, not a description of it. */
        private static final int LONGEST_TEXT = 200;

        private static Metadata of(HistoryEntry entry, ObjectMapper mapper) {
            var fields = fields(entry, mapper);
            var own = fields.remove("metadata");
            fields.properties()
                    .removeIf(field -> field.getValue().isTextual()
                            && field.getValue().textValue().length() > LONGEST_TEXT);
            return new Metadata(
                    Endpoints.of(entry.mode(), entry.category()), fields, own, entry.worker(), entry.catalogVersion());
        }

        private static ObjectNode fields(HistoryEntry entry, ObjectMapper mapper) {
            try {
                JsonNode fields = mapper.readTree(entry.request());
                return fields instanceof ObjectNode object ? object : mapper.createObjectNode();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("The request of " + entry.id() + " is not JSON", e);
            }
        }
    }
}
