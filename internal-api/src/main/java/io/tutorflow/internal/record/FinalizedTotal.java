package io.tutorflow.internal.record;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was finalized of an account in a time, as far as its own credits pay for it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FinalizedTotal(
        UUID accountId,

        @JsonProperty(required = true) @Schema(description = "How many")
        long records,

        @JsonProperty(required = true) @Schema(description = "What they are charged")
        long micros,

        @JsonProperty(required = true) @Schema(description = "The lower halves of their ids, joined by exclusive or")
        long ids) {

    public FinalizedTotal {
        requireNonNull(accountId, "accountId");
    }
}
