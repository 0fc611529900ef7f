package io.tutorflow.billing.card;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a person saves a card. */
@Schema(name = "CardSetup")
record CardSetupBody(
        UUID id,

        @Schema(description = "The page of Stripe, for a person's browser")
        String url,

        @Schema(enumeration = {"open", "saved", "expired"}) String status,

        Instant expiresAt) {

    static CardSetupBody of(CardSetup setup) {
        return new CardSetupBody(
                setup.id(), setup.url(), setup.state().name().toLowerCase(Locale.ROOT), setup.expiresAt());
    }
}
