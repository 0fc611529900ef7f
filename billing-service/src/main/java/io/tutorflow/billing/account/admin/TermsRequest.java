package io.tutorflow.billing.account.admin;

import io.tutorflow.billing.account.workspace.Account;
import io.tutorflow.billing.account.workspace.Status;
import io.tutorflow.billing.account.workspace.Terms;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.http.EmailAddress;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The changes an operator requests; omitted fields keep their values. */
record TermsRequest(
        @Pattern(regexp = "active|suspended", message = "must be active or suspended")
        @Schema(enumeration = {"active", "suspended"})
        @Nullable
        String status,

        @Min(1) @Max(Terms.MAX_RATE_LIMIT) @Schema(description = "Requests per minute") @Nullable
        Integer rateLimitPerMinute,

        @Pattern(regexp = Terms.PLAN_PATTERN, message = AgreedTerms.PLAN_RULE)
        @Schema(description = "Selects the commercial terms")
        @Nullable
        String planCode,

        @Schema(
                description =
                        "stripe_metered takes effect at once, if nothing is in the way; internal_invoice at the end of"
                                + " the month (nextBillingModeAt), until when stripe_metered takes that back",
                enumeration = {"internal_invoice", "stripe_metered"})
        @Nullable
        String billingMode,

        @Size(max = EmailAddress.LIMIT)
        @Pattern(regexp = EmailAddress.PATTERN, message = EmailAddress.RULE)
        @Schema(description = "A different address has to be verified: the verification mail is sent at once")
        @Nullable
        String email) {

    @Nullable
    BillingMode mode() {
        return AgreedTerms.modeOf(billingMode);
    }

    /** All but the mode, on which more depends. */
    Account appliedTo(Account account) {
        var agreed = account.with(appliedTo(account.workspace().terms()));
        return email == null ? agreed : agreed.reachedAt(email);
    }

    private Terms appliedTo(Terms terms) {
        return new Terms(
                status == null ? terms.status() : Status.of(status).orElseThrow(),
                rateLimitPerMinute == null ? terms.rateLimitPerMinute() : rateLimitPerMinute,
                planCode == null ? terms.planCode() : planCode,
                terms.billingMode(),
                terms.meteredUntil());
    }
}
