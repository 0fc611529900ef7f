package io.tutorflow.internal.record;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What ended of that which was recorded in one part of a time. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EndedTotal(
        @Schema(description = "When the part begins") Instant from,

        @JsonProperty(required = true) @Schema(description = "Records that are charged")
        long finalized,

        @JsonProperty(required = true) @Schema(description = "Records that were held and voided")
        long voided,

        @JsonProperty(required = true) @Schema(description = "What they are charged")
        long micros,

        @JsonProperty(required = true) @Schema(description = "The lower halves of their ids, joined by exclusive or")
        long ids) {

    public EndedTotal {
        requireNonNull(from, "from");
    }
}
