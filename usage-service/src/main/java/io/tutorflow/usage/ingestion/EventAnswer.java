package io.tutorflow.usage.ingestion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.usage.record.PricedUsage;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The outcome of one event. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "The outcome of one event, in the order of the events")
record EventAnswer(
        @Schema(description = "The event's own id, if it has one") @Nullable
        String id,

        @Schema(
                description =
                        "accepted: recorded now; duplicate: recorded earlier, or the session has its summary already;"
                                + " refused: not recorded")
        String outcome,

        @Schema(description = "The usage record created from the event") @Nullable
        UUID usageRecordId,

        @Schema(description = "Why it was refused") @Nullable
        Error error) {

    static final String ACCEPTED = "accepted";
    static final String DUPLICATE = "duplicate";
    static final String REFUSED = "refused";

    static EventAnswer recorded(PricedUsage priced) {
        return new EventAnswer(priced.usage().name().id(), ACCEPTED, priced.id(), null);
    }

    static EventAnswer known(String id, UUID recorded) {
        return new EventAnswer(id, DUPLICATE, recorded, null);
    }

    static EventAnswer refused(@Nullable String id, BadEvent why) {
        return new EventAnswer(id, REFUSED, null, why.error());
    }

    /** An entry of the closed list of errors. */
    record Error(String code, String message, int status) {}
}
