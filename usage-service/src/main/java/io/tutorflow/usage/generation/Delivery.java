package io.tutorflow.usage.generation;

import io.tutorflow.money.Units;
import java.math.BigDecimal;

/**
 * What the generator delivered, and its use of tokens.
 *
 * @param providerCostUsd what the work cost us
 * @param content a JSON object
 */
public record Delivery(Units units, long inputTokens, long outputTokens, BigDecimal providerCostUsd, String content) {}
