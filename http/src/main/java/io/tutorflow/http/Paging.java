package io.tutorflow.http;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list that is read by pages, as a caller writes them. */
public record Paging(
        @QueryParam("limit") @Parameter(description = "1 to 100, 20 if not given") @Nullable
        String limit,

        @QueryParam("offset") @Parameter(description = "How many to leave out") @Nullable
        String offset) {

    /** Throws {@link ApiProblem} 400 if one of them is not valid. */
    public PageRequest page() {
        return PageRequest.of(limit, offset);
    }
}
