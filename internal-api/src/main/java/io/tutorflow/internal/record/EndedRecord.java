package io.tutorflow.internal.record;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A record that has ended, with the facts that the ledger must agree with. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndedRecord(
        UUID id,

        @Schema(description = "The account whose wallet is charged")
        UUID accountId,

        @JsonProperty(required = true) @Schema(description = "true if charged, false if voided")
        boolean finalized,

        @JsonProperty(required = true) @Schema(description = "The amount charged")
        long micros,

        @Schema(
                description =
                        "Since when its end is on its way to the ledger; null: the release that answers does not say")
        @Nullable
        Instant endedAt) {

    public EndedRecord {
        requireNonNull(id, "id");
        requireNonNull(accountId, "accountId");
    }
}
