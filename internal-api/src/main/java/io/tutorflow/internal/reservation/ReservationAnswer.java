package io.tutorflow.internal.reservation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tutorflow.money.Money;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The outcome of a request for a reservation. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome", defaultImpl = ReservationAnswer.NotUnderstood.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReservationAnswer.Reserved.class, name = "RESERVED"),
    @JsonSubTypes.Type(value = ReservationAnswer.Known.class, name = "KNOWN"),
    @JsonSubTypes.Type(value = ReservationAnswer.Refused.class, name = "REFUSED"),
    @JsonSubTypes.Type(value = ReservationAnswer.Failed.class, name = "FAILED")
})
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(
        anyOf = {
            ReservationAnswer.Reserved.class,
            ReservationAnswer.Known.class,
            ReservationAnswer.Refused.class,
            ReservationAnswer.Failed.class
        })
public sealed interface ReservationAnswer {

    UUID reservationId();

    /**
     * The work may begin.
     *
     * @param amountMicros the most tokens that may be held for it; 0 if the plan covers it
     */
    @Schema(name = "ReservationMade")
    record Reserved(
            UUID reservationId,
            @JsonProperty(required = true) ReservationSource source,
            @JsonProperty(required = true) long amountMicros)
            implements ReservationAnswer {

        public Money amount() {
            return Money.ofMicros(amountMicros);
        }
    }

    /** The reservation already existed, in this state. */
    @Schema(name = "ReservationKnown")
    record Known(
            UUID reservationId,
            @JsonProperty(required = true) ReservationSource source,
            @JsonProperty(required = true) ReservationState state,
            @JsonProperty(required = true) long amountMicros)
            implements ReservationAnswer {

        public Money amount() {
            return Money.ofMicros(amountMicros);
        }
    }

    /**
     * Nothing is reserved, and the work may not begin.
     *
     * @param budget the budget that does not have enough left, if that is the reason
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReservationRefused")
    record Refused(
            UUID reservationId,
            @JsonProperty(required = true) ReservationRefusal reason,
            @Nullable ExceededBudget budget)
            implements ReservationAnswer {

        public Refused {
            if (reason == ReservationRefusal.BUDGET_EXCEEDED && budget == null) {
                throw new IllegalArgumentException("A refusal for an exceeded budget must name the budget");
            }
        }
    }

    /** budget-service failed at it, and not at its neighbours: something may be reserved. It may be asked for again. */
    @Schema(name = "ReservationFailed")
    record Failed(UUID reservationId) implements ReservationAnswer {}

    /** An outcome that this reader does not know: something may be reserved. It is read only, never written. */
    @Schema(hidden = true)
    record NotUnderstood(UUID reservationId) implements ReservationAnswer {}
}
