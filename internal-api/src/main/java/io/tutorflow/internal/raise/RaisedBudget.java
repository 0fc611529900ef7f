package io.tutorflow.internal.raise;

import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A teacher's budget, in tokens. */
@Schema(name = "RaisedBudget")
public record RaisedBudget(
        @Schema(description = "In this period, including distributed tokens")
        BigDecimal limitTokens,

        BigDecimal spentTokens,
        BigDecimal remainingTokens,
        @Schema(enumeration = {"weekly", "monthly"}) String period,
        Instant resetsAt) {}
