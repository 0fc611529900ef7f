package io.tutorflow.billing.account.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.billing.account.workspace.Opening;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A newcomer's workspace with its key, which is never shown again. */
record RegistrationBody(
        UUID organizationId,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "Shown only once; we keep only its SHA-256. A repeat with the same idempotency key does not"
                                + " show it")
        @Nullable
        String apiKey,

        String keyPrefix,

        @Schema(description = "The free signup credits, available at once; one credit is USD 0.01")
        BigDecimal trialCredits,

        String message,

        @Schema(description = "Whether actions are restricted until an email address is verified")
        boolean requiresEmailVerification,

        @Schema(description = "An API call, as method and path", examples = RegistrationBody.RESEND)
        String verifyEmailResendEndpoint,

        NextSteps nextSteps) {

    private static final String RESEND = "POST /v1/platform/agent/verify-email/resend";

    static RegistrationBody of(Opening.Opened opened, Money signupCredit) {
        var workspace = opened.workspace();
        var secret = opened.key().secret();
        return new RegistrationBody(
                workspace.id().value(),
                secret.text(),
                secret.fingerprint().prefix(),
                signupCredit.credits(),
                message(workspace.profile().contact().email() != null, signupCredit),
                !workspace.restrictedActions().isEmpty(),
                RESEND,
                NextSteps.FIRST);
    }

    /** The first response without its secret. */
    static RegistrationBody of(Opening.Repeated repeated, Money signupCredit) {
        return new RegistrationBody(
                repeated.workspace().id().value(),
                null,
                repeated.key().fingerprint().prefix(),
                signupCredit.credits(),
                "An earlier request with the same idempotency key created this workspace; its API key was"
                        + " shown then and is not shown again. If you have lost it, register another workspace or ask"
                        + " us for a new key.",
                !repeated.workspace().restrictedActions().isEmpty(),
                RESEND,
                NextSteps.FIRST);
    }

    private static String message(boolean hasEmail, Money signupCredit) {
        return "The workspace is ready and has " + signupCredit.credits().toPlainString()
                + " credits. Keep the API key: it is shown only once. Creating content needs no verification; "
                + (hasEmail
                        ? "to pay, first verify the email address."
                        : "to pay, first add an email address and verify it.");
    }

    /** What to do next; call each with {@code Authorization: Bearer <apiKey>}. */
    record NextSteps(String seeAccount, String seePrices, String createCourse, String makeMoreKeys) {

        private static final NextSteps FIRST = new NextSteps(
                "GET /v1/platform/agent/account",
                "GET /v1/platform/pricing-catalog",
                "POST /v1/platform/courses",
                "POST /v1/platform/agent/api-keys");
    }
}
