package io.tutorflow.billing.student;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Page;
import io.tutorflow.http.PageRequest;
import io.tutorflow.http.SchoolCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Where an org admin sees who has tokens. */
@Path("/v1/school/students")
@RolesAllowed(SchoolCaller.ORG_ADMIN)
@Cancellable(false)
class StudentResource {

    private final Students students;

    StudentResource(Students students) {
        this.students = students;
    }

    @GET
    @Operation(
            operationId = "listStudents",
            summary = "The students who were given tokens, and what they have",
            description = "Who was given the first tokens last comes first.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "limit or offset is not valid")
    public Uni<Page<StudentBody>> list(
            @QueryParam("limit") @Parameter(description = "1 to 100, 20 if not given") @Nullable String limit,
            @QueryParam("offset") @Parameter(description = "How many to leave out") @Nullable String offset,
            @Context SecurityContext caller) {
        var page = PageRequest.of(limit, offset);
        return students.newestFirst(SchoolCaller.of(caller).organizationId(), page.limit(), page.offset());
    }
}
