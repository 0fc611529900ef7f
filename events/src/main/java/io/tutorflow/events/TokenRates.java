package io.tutorflow.events;

import static io.tutorflow.events.Demands.demand;
import static io.tutorflow.events.Demands.present;
import static io.tutorflow.events.Demands.quantity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.tutorflow.money.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How many tokens of a school an activity costs that is billed by the minute, or by what a language model reads and
 * writes: one of the two.
 *
 * @param perMinute tokens per minute; null if it is billed by use
 * @param inputPer1000 tokens per 1,000 that the language model read
 * @param outputPer1000 tokens per 1,000 that it wrote
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"perMinute", "inputPer1000", "outputPer1000"})
public record TokenRates(
        @Nullable BigDecimal perMinute,
        @Nullable BigDecimal inputPer1000,
        @Nullable BigDecimal outputPer1000) {

    /** Tokens have at most four decimals. */
    private static final int DECIMALS = 4;

    private static final int PER_THOUSAND = 3;

    /** Equal rates are written alike. */
    public TokenRates {
        if (perMinute != null) {
            demand(inputPer1000 == null && outputPer1000 == null, "perMinute", "is there beside rates of use");
            perMinute = rate("perMinute", perMinute);
        } else {
            inputPer1000 = rate("inputPer1000", inputPer1000);
            outputPer1000 = rate("outputPer1000", outputPer1000);
        }
    }

    public static TokenRates byTheMinute(BigDecimal perMinute) {
        return new TokenRates(perMinute, null, null);
    }

    public static TokenRates byUse(BigDecimal inputPer1000, BigDecimal outputPer1000) {
        return new TokenRates(null, inputPer1000, outputPer1000);
    }

    /** The tokens of so many minutes, rounded half-up to 4 decimals once. */
    public Units tokensOf(Units minutes) {
        return rounded(demanded(perMinute).multiply(minutes.value()));
    }

    /** The tokens of so much use, rounded half-up to 4 decimals once; without the bounds of its activity. */
    public Units tokensOf(long read, long written) {
        return rounded(demanded(inputPer1000)
                .multiply(BigDecimal.valueOf(read))
                .add(demanded(outputPer1000).multiply(BigDecimal.valueOf(written)))
                .movePointLeft(PER_THOUSAND));
    }

    private static BigDecimal rate(String field, @Nullable BigDecimal value) {
        quantity(field, value);
        return Units.of(present(field, value)).value();
    }

    private static BigDecimal demanded(@Nullable BigDecimal rate) {
        if (rate == null) {
            throw new IllegalStateException("These rates are of another kind");
        }
        return rate;
    }

    private static Units rounded(BigDecimal tokens) {
        return Units.of(tokens.setScale(DECIMALS, RoundingMode.HALF_UP));
    }
}
