package io.tutorflow.billing.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A wish to save a card. */
@Schema(name = "CardSetupRequest")
record CardSetupRequest(
        @Size(min = 1, max = 200) @Schema(description = "The same key again is the same page") @Nullable
        String idempotencyKey) {

    UUID idFor(UUID workspace) {
        return idempotencyKey == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes(("card-setup:" + workspace + ":" + idempotencyKey).getBytes(UTF_8));
    }
}
