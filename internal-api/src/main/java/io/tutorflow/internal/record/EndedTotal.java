package io.tutorflow.internal.record;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What ended of the records created in one interval. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EndedTotal(
        @Schema(description = "Start of the interval") Instant from,

        @JsonProperty(required = true) @Schema(description = "Number of charged records")
        long finalized,

        @JsonProperty(required = true) @Schema(description = "Number of records that were held and then voided")
        long voided,

        @JsonProperty(required = true) @Schema(description = "Total charge")
        long micros,

        @JsonProperty(required = true) @Schema(description = "The exclusive or of the lower halves of the records' ids")
        long ids) {

    public EndedTotal {
        requireNonNull(from, "from");
    }
}
