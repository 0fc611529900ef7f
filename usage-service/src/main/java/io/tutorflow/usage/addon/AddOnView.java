package io.tutorflow.usage.addon;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.usage.charge.ChargeView;
import io.tutorflow.usage.charge.Created;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An add-on as whoever asked for it sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An add-on, with a price and a usage record of its own.")
record AddOnView(
        @JsonUnwrapped ChargeView charge,

        @Schema(implementation = String.class, description = "Where the image is, once it is done") @Nullable
        JsonNode imageKey,

        @Schema(implementation = String.class, description = "Where the speech is, once it is done") @Nullable
        JsonNode audioKey) {

    static AddOnView of(Created created) {
        return new AddOnView(created.charge(), created.part("imageKey"), created.part("audioKey"));
    }
}
