package io.tutorflow.billing.account.student;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Page;
import io.tutorflow.http.Paging;
import io.tutorflow.http.SchoolCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Org admins see here who has tokens. */
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
            summary = "List the students who have received tokens, with their balances",
            description = "The student who most recently received tokens for the first time comes first.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "limit or offset is invalid")
    public Uni<Page<StudentBody>> list(@BeanParam Paging paging, @Context SecurityContext caller) {
        var page = paging.page();
        return students.newestFirst(SchoolCaller.of(caller).organizationId(), page.limit(), page.offset());
    }
}
