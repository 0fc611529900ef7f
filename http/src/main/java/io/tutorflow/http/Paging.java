package io.tutorflow.http;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of a paged list, as the caller wrote them. */
public record Paging(
        @QueryParam("limit") @Parameter(description = "Page size, 1 to 100; default 20") @Nullable
        String limit,

        @QueryParam("offset") @Parameter(description = "Number of items to skip") @Nullable
        String offset) {

    /** Throws {@link ApiProblem} 400 if one of them is invalid. */
    public PageRequest page() {
        return PageRequest.of(limit, offset);
    }
}
