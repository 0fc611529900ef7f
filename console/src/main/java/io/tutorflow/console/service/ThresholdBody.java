package io.tutorflow.console.service;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An organization's low-balance thresholds; a null one alerts nobody. */
public record ThresholdBody(
        @Nullable BigDecimal thresholdTokens, @Nullable BigDecimal studentThresholdTokens, List<String> emails) {

    /** The rest stays as it is: a change replaces the whole. */
    public ThresholdBody withTokens(@Nullable BigDecimal tokens) {
        return new ThresholdBody(tokens, studentThresholdTokens, emails);
    }
}
