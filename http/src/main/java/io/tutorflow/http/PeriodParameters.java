package io.tutorflow.http;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that limit a list to a period, as the caller wrote them. */
public record PeriodParameters(
        @QueryParam("from") @Parameter(description = "Only what is dated at or after this date or time") @Nullable
        String from,

        @QueryParam("to") @Parameter(description = "Only what is dated before this date or time") @Nullable
        String to) {

    /** Throws {@link ApiProblem} 400 if one of them is invalid. */
    public Period period() {
        return Period.of(from, to);
    }
}
