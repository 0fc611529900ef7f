package io.tutorflow.internal.record;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A record that has ended, as far as the ledger must agree. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EndedRecord(
        UUID id,
        @Schema(description = "Whose wallet it is") UUID accountId,

        @JsonProperty(required = true) @Schema(description = "Charged; otherwise voided")
        boolean finalized,

        @JsonProperty(required = true) @Schema(description = "What is charged")
        long micros) {

    public EndedRecord {
        requireNonNull(id, "id");
        requireNonNull(accountId, "accountId");
    }
}
