package io.tutorflow.billing.payment.card;

import io.tutorflow.http.ApiProblem;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The page where a person saves a card. */
@Schema(name = "CardSetup")
record CardSetupBody(
        UUID id,

        @Schema(description = "Stripe's page, to open in a person's browser")
        String url,

        @Schema(enumeration = {"open", "saved", "expired"}) String status,

        Instant expiresAt) {

    /** @throws ApiProblem if it is refused */
    static CardSetupBody of(SetupAnswer answer) {
        return switch (answer) {
            case SetupAnswer.Begun begun -> of(begun.setup());
            case SetupAnswer.Refused refused -> throw problem(refused.why());
        };
    }

    private static CardSetupBody of(CardSetup setup) {
        var page = setup.page();
        return new CardSetupBody(page.id(), page.url(), setup.text(), page.expiresAt());
    }

    private static ApiProblem problem(SetupAnswer.Reason why) {
        return switch (why) {
            case NO_STRIPE -> ApiProblem.notNow("Saving cards is not configured on this platform");
            case TOO_MANY ->
                ApiProblem.tooMany(
                        "At most " + CardLimits.BEGUN + " pages for saving a card can be requested per hour",
                        CardLimits.WINDOW);
            case STRIPE_IS_AWAY -> ApiProblem.notNow("Stripe could not be reached to save a card");
        };
    }
}
