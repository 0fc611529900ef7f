package io.tutorflow.billing.account.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.billing.account.workspace.Opening;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A newcomer's workspace, and the only sight of its key. */
record RegistrationBody(
        UUID organizationId,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "Shown once; we keep only its SHA-256. A repeat under the same idempotency key does not"
                        + " show it")
        @Nullable
        String apiKey,

        String keyPrefix,

        @Schema(description = "Credits that are there at once; one credit is USD 0.01")
        BigDecimal trialCredits,

        String message,

        @Schema(description = "Whether actions are restricted until an email address is verified")
        boolean requiresEmailVerification,

        @Schema(description = "A call, as method and path", examples = RegistrationBody.RESEND)
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

    /** As it was answered first, without what is shown once. */
    static RegistrationBody of(Opening.Repeated repeated, Money signupCredit) {
        return new RegistrationBody(
                repeated.workspace().id().value(),
                null,
                repeated.key().fingerprint().prefix(),
                signupCredit.credits(),
                "This workspace was made by an earlier request with the same idempotency key; its API key was shown then"
                        + " and is not shown again. If it is lost, register another workspace or ask us for a new key.",
                !repeated.workspace().restrictedActions().isEmpty(),
                RESEND,
                NextSteps.FIRST);
    }

    private static String message(boolean hasEmail, Money signupCredit) {
        return "The workspace is ready and has " + signupCredit.credits().toPlainString()
                + " credits; keep the API key, it is shown this once. Creating content needs no verification; billing "
                + (hasEmail ? "needs the email address verified." : "needs an email address, and none was given.");
    }

    /** Where to go from here; each is called with {@code Authorization: Bearer <apiKey>}. */
    record NextSteps(String seeAccount, String seePrices, String createCourse, String makeMoreKeys) {

        private static final NextSteps FIRST = new NextSteps(
                "GET /v1/platform/agent/account",
                "GET /v1/platform/pricing-catalog",
                "POST /v1/platform/courses",
                "POST /v1/platform/agent/api-keys");
    }
}
