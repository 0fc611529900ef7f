package io.tutorflow.budget.increase;

import io.tutorflow.http.EmailAddress;
import io.tutorflow.http.SaysSomething;
import io.tutorflow.money.Money;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a teacher asks for; everything may be left out. */
@Schema(name = "BudgetIncreaseAsk")
record AskRequest(
        @SaysSomething
        @Size(min = 1, max = 1000)
        @Schema(description = "Why, for the org admins to read.", pattern = "\\S")
        @Nullable
        String note,

        @Schema(
                description =
                        "The limit per period that you would like, above the present one; what you were given for one"
                                + " period only does not count. Without it, the org admin chooses.",
                examples = "250")
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax(AskRequest.TOKENS_LIMIT)
        @Digits(integer = 8, fraction = 4, message = "must have at most 4 decimals")
        @Nullable
        BigDecimal requestedLimitTokens,

        @Size(max = EmailAddress.LIMIT)
        @Pattern(regexp = EmailAddress.PATTERN, message = EmailAddress.RULE)
        @Schema(description = "Where the answer is mailed. Without it, it is a notification only.")
        @Nullable
        String replyEmail) {

    /** As of a budget. */
    static final String TOKENS_LIMIT = "10000000";

    IncreaseRequest.Ask ask() {
        return new IncreaseRequest.Ask(
                note, requestedLimitTokens == null ? null : Money.ofCredits(requestedLimitTokens), replyEmail);
    }
}
