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

/** What became of a request for a reservation. */
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
     * @param amountMicros the most of the tokens that may be held for it; 0 where the plan covers it
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

    /** It was reserved before, and stands so now. */
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
     * @param budget that has not so much left, where that is the reason
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
                throw new IllegalArgumentException("Which budget is exceeded?");
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
