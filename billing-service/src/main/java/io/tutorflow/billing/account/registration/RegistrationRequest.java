package io.tutorflow.billing.account.registration;

import io.tutorflow.billing.account.workspace.Contact;
import io.tutorflow.billing.account.workspace.NewWorkspace;
import io.tutorflow.billing.account.workspace.Origin;
import io.tutorflow.billing.account.workspace.Profile;
import io.tutorflow.billing.account.workspace.Slug;
import io.tutorflow.billing.account.workspace.Status;
import io.tutorflow.billing.account.workspace.Terms;
import io.tutorflow.billing.once.KeyedBody;
import io.tutorflow.http.EmailAddress;
import io.tutorflow.http.IdempotencyKey;
import io.tutorflow.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A newcomer's description of itself. */
record RegistrationRequest(
        @NotBlank @Size(max = Profile.MAX_NAME) @Schema(examples = "Lesson bot")
        String name,

        @NotNull
        @Pattern(regexp = Slug.PATTERN, message = "must be 1 to 63 lower-case letters, digits and inner hyphens")
        @Schema(description = "Unique among all workspaces", examples = "lesson-bot")
        String slug,

        @Size(max = EmailAddress.LIMIT)
        @Pattern(regexp = EmailAddress.PATTERN, message = EmailAddress.RULE)
        @Schema(description = "Needed only for billing; can belong to only one workspace once verified")
        @Nullable
        String email,

        @Size(min = 1, max = Profile.MAX_AGENT_IDENTITY)
        @Schema(description = "Free text in which an agent describes itself")
        @Nullable
        String agentIdentity,

        @Size(min = 1, max = IdempotencyKey.LIMIT) @Schema(description = KeyedBody.DESCRIPTION) @Nullable
        String idempotencyKey)
        implements KeyedBody {

    NewWorkspace wish(Money signupCredit) {
        var origin = Origin.SELF_SERVE;
        return new NewWorkspace(
                new Profile(name, new Slug(slug), Contact.unverified(email), agentIdentity, origin),
                new Terms(Status.ACTIVE, origin.rateLimitPerMinute(), Terms.FREE_PLAN),
                Money.ZERO,
                signupCredit);
    }
}
