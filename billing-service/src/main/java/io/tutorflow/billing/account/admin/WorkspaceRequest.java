package io.tutorflow.billing.account.admin;

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
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A workspace that an operator creates for a customer. */
record WorkspaceRequest(
        @NotBlank @Size(max = Profile.MAX_NAME) String name,

        @NotNull
        @Pattern(regexp = Slug.PATTERN, message = "must be 1 to 63 lower-case letters, digits and inner hyphens")
        @Schema(description = "Unique among all workspaces")
        String slug,

        @Size(max = EmailAddress.LIMIT)
        @Pattern(regexp = EmailAddress.PATTERN, message = EmailAddress.RULE)
        @Schema(description = "Can belong to only one workspace once verified")
        @Nullable
        String email,

        @Min(1) @Max(Terms.MAX_RATE_LIMIT) @Schema(description = "Requests per minute", defaultValue = "1000") @Nullable
        Integer rateLimitPerMinute,

        @Pattern(regexp = Terms.PLAN_PATTERN, message = AgreedTerms.PLAN_RULE)
        @Schema(description = "Selects the commercial terms", defaultValue = Terms.FREE_PLAN)
        @Nullable
        String planCode,

        @Schema(
                description =
                        "stripe_metered is a 409: it needs a billing customer at Stripe, and is set later by PATCH",
                enumeration = {"internal_invoice", "stripe_metered"},
                defaultValue = "internal_invoice")
        @Nullable
        String billingMode,

        @DecimalMin("0")
        @DecimalMax(WorkspaceRequest.MAX_CREDIT_LINE_USD)
        @Digits(integer = 9, fraction = 6)
        @Schema(description = "How far the balance may go below zero, in USD", defaultValue = "0")
        @Nullable
        BigDecimal creditLineUsd,

        @Size(min = 1, max = IdempotencyKey.LIMIT) @Schema(description = KeyedBody.DESCRIPTION) @Nullable
        String idempotencyKey)
        implements KeyedBody {

    /** No request alone may trust a customer with more. */
    static final String MAX_CREDIT_LINE_USD = "1000000";

    NewWorkspace wish() {
        AgreedTerms.demandInvoices(billingMode);
        var origin = Origin.OPERATOR;
        var terms = new Terms(
                Status.ACTIVE,
                Objects.requireNonNullElse(rateLimitPerMinute, origin.rateLimitPerMinute()),
                Objects.requireNonNullElse(planCode, Terms.FREE_PLAN));
        return new NewWorkspace(
                new Profile(name, new Slug(slug), Contact.unverified(email), null, origin),
                terms,
                creditLineUsd == null ? Money.ZERO : Money.ofUsd(creditLineUsd),
                Money.ZERO);
    }
}
