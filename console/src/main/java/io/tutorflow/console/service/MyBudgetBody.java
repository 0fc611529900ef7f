package io.tutorflow.console.service;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A teacher's own budget; without one, all but the first field are null. */
public record MyBudgetBody(
        boolean hasBudget,
        @Nullable BigDecimal remainingTokens,
        @Nullable BigDecimal limitTokens,
        @Nullable BigDecimal spentTokens,
        @Nullable BigDecimal reservedTokens,
        @Nullable BigDecimal percent,
        @Nullable String level,
        @Nullable String period,
        @Nullable Instant resetsAt,
        @Nullable String contactAdmin) {

    private static final BigDecimal WHOLE = new BigDecimal(1000);

    /** Limit less spent less reserved: below 0 after work that ended above its estimate. */
    public BigDecimal left() {
        return some(limitTokens).subtract(some(spentTokens)).subtract(some(reservedTokens));
    }

    public boolean isOver() {
        return left().signum() < 0;
    }

    /** The colour, which never stands alone. */
    public String tone() {
        return switch (String.valueOf(level)) {
            case "red" -> "bad";
            case "amber" -> "warn";
            case "green" -> "good";
            default -> throw new IllegalStateException("there is no level " + level);
        };
    }

    /** What the colour means. */
    public String levelWords() {
        return switch (tone()) {
            case "bad" -> "exceeded";
            case "warn" -> "approaching limit";
            case "good" -> "within budget";
            default -> throw new IllegalStateException("there is no tone " + tone());
        };
    }

    public String percentText() {
        return some(percent).setScale(0, RoundingMode.DOWN).toPlainString();
    }

    /** How much of a bar is filled, in thousandths. */
    public BigDecimal filled() {
        return some(percent).multiply(BigDecimal.TEN).min(WHOLE).setScale(0, RoundingMode.DOWN);
    }

    private static BigDecimal some(@Nullable BigDecimal figure) {
        return figure == null ? BigDecimal.ZERO : figure;
    }

    /** The period as part of a sentence: 10,000 per week. */
    public String each() {
        return "monthly".equals(period) ? "month" : "week";
    }
}
