package io.tutorflow.events;

import static io.tutorflow.events.Demands.credits;
import static io.tutorflow.events.Demands.oneOf;
import static io.tutorflow.events.Demands.present;
import static io.tutorflow.events.Demands.text;
import static io.tutorflow.events.Demands.time;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An org admin has answered a teacher's request for more.
 *
 * @param outcome {@code approved} or {@code denied}
 * @param grantedTokens null if it was denied
 * @param grantedAs {@code limit}, the new one of every period, or {@code extra} in this period; null if it was denied
 * @param reason of a denial, if one was given
 * @param replyEmail where the teacher wants the answer to be mailed; null for no mail
 * @param decidedBy the org admin
 */
public record BudgetIncreaseDecided(
        UUID requestId,
        UUID organizationId,
        String teacherId,
        String outcome,
        @Nullable BigDecimal grantedTokens,
        @Nullable String grantedAs,
        @Nullable String reason,
        @Nullable String replyEmail,
        String decidedBy,
        Instant decidedAt) {
    public BudgetIncreaseDecided {
        present("requestId", requestId);
        present("organizationId", organizationId);
        text("teacherId", teacherId);
        oneOf("outcome", outcome, Words.DECISIONS);
        if (grantedTokens != null) {
            credits("grantedTokens", grantedTokens);
        }
        if (grantedAs != null) {
            oneOf("grantedAs", grantedAs, Words.GRANTS);
        }
        if (reason != null) {
            text("reason", reason);
        }
        if (replyEmail != null) {
            text("replyEmail", replyEmail);
        }
        text("decidedBy", decidedBy);
        time("decidedAt", decidedAt);
    }
}
