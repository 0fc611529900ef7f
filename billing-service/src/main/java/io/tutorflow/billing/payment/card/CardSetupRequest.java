package io.tutorflow.billing.payment.card;

import io.tutorflow.billing.once.KeyedBody;
import io.tutorflow.http.IdempotencyKey;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request to save a card. */
@Schema(name = "CardSetupRequest")
record CardSetupRequest(
        @Size(min = 1, max = IdempotencyKey.LIMIT) @Schema(description = KeyedBody.DESCRIPTION) @Nullable
        String idempotencyKey)
        implements KeyedBody {}
