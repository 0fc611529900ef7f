package io.tutorflow.internal.record;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The document that a usage record is on. */
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(name = "UsageInvoice", description = "The invoice or statement that it is on.")
public record UsageInvoice(
        UUID id,

        String number,

        @JsonProperty(required = true) @Schema(description = "The line that sums it up, from 1")
        int line) {

    public UsageInvoice {
        requireNonNull(id, "id");
        requireNonNull(number, "number");
    }
}
