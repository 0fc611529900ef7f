package io.tutorflow.budget.increase;

import io.tutorflow.budget.period.Period;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for a higher limit, as the teacher and the org admins see it. */
@Schema(name = "BudgetIncreaseRequest")
record IncreaseBody(
        UUID id,
        IncreaseStatus status,
        String teacherId,
        Period period,

        @Schema(description = "The limit when the request was made, with what was given for that period only.")
        BigDecimal limitTokens,

        @Nullable BigDecimal requestedLimitTokens,
        @Nullable String note,
        Instant createdAt,

        @Schema(description = "If it was approved with a new limit: tokens per period.") @Nullable
        BigDecimal newLimitTokens,

        @Schema(description = "If it was approved for one period: tokens on top of the limit.") @Nullable
        BigDecimal extraTokens,

        @Schema(description = "Why it was denied.") @Nullable
        String reason,

        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    static IncreaseBody of(IncreaseRequest request) {
        var decision = request.decision();
        var answer = decision == null ? null : decision.answer();
        return new IncreaseBody(
                request.id(),
                request.status(),
                request.teacher().id().value(),
                request.period(),
                request.limit().credits(),
                credits(request.ask().requestedLimit()),
                request.ask().note(),
                request.createdAt(),
                answer == null ? null : IncreaseEvents.limit(answer),
                answer == null ? null : IncreaseEvents.extra(answer),
                answer instanceof Answer.Denied denied ? denied.reason() : null,
                decision == null ? null : decision.by().by(),
                decision == null ? null : decision.by().at());
    }

    private static @Nullable BigDecimal credits(@Nullable Money money) {
        return money == null ? null : money.credits();
    }
}
