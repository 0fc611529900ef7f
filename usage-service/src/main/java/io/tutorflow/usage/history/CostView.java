package io.tutorflow.usage.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A usage record as operators see it: with what the work cost us. */
record CostView(
        @JsonUnwrapped UsageRecordView usage, @Nullable BigDecimal providerCostUsd) {}
