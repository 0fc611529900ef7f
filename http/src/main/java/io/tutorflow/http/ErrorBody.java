package io.tutorflow.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The envelope of every error: {@code {"error":{"code","message","status"}}}. */
@Schema(description = "An error. Branch on error.code; error.message names the field or the limit.")
public record ErrorBody(Details error) {

    /**
     * @param topUp how to get more credits, if they are what is missing
     * @param budget the limit, if a teacher's budget refuses
     */
    @Schema(name = Details.SCHEMA)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Details(
            String code,
            String message,
            int status,
            @Nullable TopUp topUp,
            @Nullable Budget budget) {

        static final String SCHEMA = "ErrorDetails";
    }

    /** How to get more credits. */
    public record TopUp(String endpoint, String method, BigDecimal requiredCredits, BigDecimal availableCredits) {}

    /**
     * The limit of a teacher's budget, in tokens, and who can raise it.
     *
     * @param spentTokens by finished work in this period
     * @param remainingTokens the limit less spent and reserved tokens; never below zero
     * @param period {@code weekly} or {@code monthly}
     * @param owner whose budget it is
     * @param contactAdmin who set it
     * @param increaseRequest how to ask for more
     */
    @Schema(name = "ExceededBudget")
    public record Budget(
            BigDecimal limitTokens,
            BigDecimal spentTokens,
            BigDecimal remainingTokens,
            @Schema(enumeration = {"weekly", "monthly"}) String period,
            Instant resetsAt,
            String owner,
            String contactAdmin,
            IncreaseRequest increaseRequest) {}

    /** How a teacher asks for more. */
    @Schema(name = "HowToAskForMore")
    public record IncreaseRequest(String endpoint, String method) {

        public static final IncreaseRequest HERE =
                new IncreaseRequest("/v1/school/budgets/me/increase-requests", "POST");
    }

    static ErrorBody of(ErrorCode code, int status, String message, @Nullable TopUp topUp, @Nullable Budget budget) {
        return new ErrorBody(new Details(code.text(), message, status, topUp, budget));
    }
}
