package io.tutorflow.usage.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of an account's history as operators see it. */
record CostPageView(
        List<CostView> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total,
        @Nullable String nextCursor) {}
