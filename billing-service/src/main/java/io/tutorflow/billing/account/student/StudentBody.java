package io.tutorflow.billing.account.student;

import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A student who has received tokens. */
@Schema(name = "Student")
record StudentBody(
        String studentId,

        @Schema(description = "Posted tokens; one token is USD 0.01")
        BigDecimal tokens,

        @Schema(description = "Tokens set aside for work in progress")
        BigDecimal heldTokens,

        @Schema(description = "tokens - heldTokens: the most that can be taken back")
        BigDecimal availableTokens,

        @Schema(description = "When the first tokens were distributed")
        Instant since) {}
