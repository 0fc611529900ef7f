package io.tutorflow.usage.addon;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.usage.charge.ChargeBody;
import io.tutorflow.usage.charge.Created;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An add-on, as the requester sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An add-on, with its own price and usage record.")
record AddOnBody(
        @JsonUnwrapped ChargeBody charge,

        @Schema(implementation = String.class, description = "The image's storage key, once the work is done") @Nullable
        JsonNode imageKey,

        @Schema(implementation = String.class, description = "The audio's storage key, once the work is done") @Nullable
        JsonNode audioKey) {

    static AddOnBody of(Created created) {
        return new AddOnBody(created.charge(), created.part("imageKey"), created.part("audioKey"));
    }
}
