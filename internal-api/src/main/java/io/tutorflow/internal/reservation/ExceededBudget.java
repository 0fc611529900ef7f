package io.tutorflow.internal.reservation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * The budget limit that refused, in tokens.
 *
 * @param owner whose budget it is
 * @param contactAdmin who can raise it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ExceededBudget(
        BigDecimal limitTokens,
        BigDecimal spentTokens,
        BigDecimal remainingTokens,
        String period,
        Instant resetsAt,
        String owner,
        String contactAdmin) {}
