package io.tutorflow.internal.record;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a usage record, as far as a service that holds money for it needs to know. A state that a reader does
 * not know cannot be read: that answer is left out and requested again later.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RecordOutcome.Running.class, name = "RUNNING"),
    @JsonSubTypes.Type(value = RecordOutcome.Finalized.class, name = "FINALIZED"),
    @JsonSubTypes.Type(value = RecordOutcome.Voided.class, name = "VOIDED"),
    @JsonSubTypes.Type(value = RecordOutcome.Never.class, name = "NEVER")
})
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(
        anyOf = {
            RecordOutcome.Running.class,
            RecordOutcome.Finalized.class,
            RecordOutcome.Voided.class,
            RecordOutcome.Never.class
        })
public sealed interface RecordOutcome {

    UUID id();

    /**
     * The work is in progress.
     *
     * @param until when to ask again
     */
    @Schema(name = "RecordRunning")
    record Running(UUID id, Instant until) implements RecordOutcome {

        public Running {
            requireNonNull(id, "id");
            requireNonNull(until, "until");
        }
    }

    /** The work is done. */
    @Schema(name = "RecordFinalized")
    record Finalized(
            UUID id,
            @JsonProperty("finalized") Bill bill,
            @JsonProperty("recorded") Origin origin) implements RecordOutcome {

        public Finalized {
            requireNonNull(id, "id");
            requireNonNull(bill, "finalized");
            requireNonNull(origin, "recorded");
        }
    }

    /** The work failed, and is free. */
    @Schema(name = "RecordVoided")
    record Voided(UUID id, @JsonProperty("recorded") Origin origin) implements RecordOutcome {

        public Voided {
            requireNonNull(id, "id");
            requireNonNull(origin, "recorded");
        }
    }

    /** Nothing is recorded under this id, and nothing ever will be. */
    @Schema(name = "RecordNever")
    record Never(UUID id) implements RecordOutcome {

        public Never {
            requireNonNull(id, "id");
        }
    }

    /**
     * What is charged for a finalized record.
     *
     * @param accountId the wallet to charge
     * @param amountMicros unit price times units
     * @param listUnitPriceMicros the catalogue's, where terms made it less
     * @param unit of the catalogue's price; none from a release that did not say it, like the meter
     * @param meterEventName names what of Stripe's meters counts it
     * @param chargedMicros the part of it that the wallet is charged: nothing where a plan pays
     * @param title of what was requested, or of what it is for; none if none was given, or from a release that did not say it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "RecordBill")
    record Bill(
            UUID accountId,
            @JsonProperty(required = true) long amountMicros,
            @JsonProperty(required = true) long chargedMicros,
            String catalogKey,
            @JsonProperty(required = true) long unitPriceMicros,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long listUnitPriceMicros,

            BigDecimal units,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String unit,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String meterEventName,

            Instant finalizedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String title) {

        public Bill {
            requireNonNull(accountId, "accountId");
            requireNonNull(catalogKey, "catalogKey");
            requireNonNull(units, "units");
            requireNonNull(finalizedAt, "finalizedAt");
            if (amountMicros < 0
                    || chargedMicros < 0
                    || unitPriceMicros < 0
                    || (listUnitPriceMicros != null && listUnitPriceMicros < unitPriceMicros)) {
                throw new IllegalArgumentException("an amount is negative, or more than the list price");
            }
        }
    }

    /**
     * How an ended record began.
     *
     * @param heldMicros the amount held; 0 if the work was measured elsewhere
     * @param late whether the work was delivered after it had been voided
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "RecordOrigin")
    record Origin(
            Instant recordedAt,
            @JsonProperty(required = true) long heldMicros,
            @JsonProperty(required = true) boolean late) {

        public Origin {
            requireNonNull(recordedAt, "recordedAt");
            if (heldMicros < 0) {
                throw new IllegalArgumentException("an amount is negative");
            }
        }
    }
}
