package io.tutorflow.internal.hold;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tutorflow.money.Money;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The outcome of a request for a hold. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome", defaultImpl = HoldAnswer.NotUnderstood.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = HoldAnswer.Placed.class, name = "PLACED"),
    @JsonSubTypes.Type(value = HoldAnswer.Known.class, name = "KNOWN"),
    @JsonSubTypes.Type(value = HoldAnswer.Refused.class, name = "REFUSED"),
    @JsonSubTypes.Type(value = HoldAnswer.Failed.class, name = "FAILED")
})
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(anyOf = {HoldAnswer.Placed.class, HoldAnswer.Known.class, HoldAnswer.Refused.class, HoldAnswer.Failed.class})
public sealed interface HoldAnswer {

    UUID holdId();

    /** This much is held: the estimate, or less if the request allows less. */
    @Schema(name = "HoldPlaced")
    record Placed(
            UUID holdId, @JsonProperty(required = true) long amountMicros) implements HoldAnswer {

        public Placed(UUID holdId, Money amount) {
            this(holdId, amount.micros());
        }

        public Money amount() {
            return Money.ofMicros(amountMicros);
        }
    }

    /**
     * This hold already existed; nothing changed.
     *
     * @param amountMicros the amount held at that time
     */
    @Schema(name = "HoldKnown")
    record Known(
            UUID holdId,
            @JsonProperty(required = true) HoldState state,
            @JsonProperty(required = true) long amountMicros)
            implements HoldAnswer {

        public Known(UUID holdId, HoldState state, Money amount) {
            this(holdId, state, amount.micros());
        }

        public Money amount() {
            return Money.ofMicros(amountMicros);
        }
    }

    /** Nothing was held and nothing was written. */
    @Schema(name = "HoldRefused")
    record Refused(
            UUID holdId, @JsonProperty(required = true) HoldRefusal reason, long requiredMicros, long availableMicros)
            implements HoldAnswer {

        public Refused(UUID holdId, HoldRefusal reason, Money required, Money available) {
            this(holdId, reason, required.micros(), available.micros());
        }

        public Money required() {
            return Money.ofMicros(requiredMicros);
        }

        public Money available() {
            return Money.ofMicros(availableMicros);
        }
    }

    /** The ledger failed at it, and not at its neighbours: something may be set aside. It may be asked for again. */
    @Schema(name = "HoldFailed")
    record Failed(UUID holdId) implements HoldAnswer {}

    /** An outcome that this reader does not know: something may be set aside. It is read only, never written. */
    @Schema(hidden = true)
    record NotUnderstood(UUID holdId) implements HoldAnswer {}
}
