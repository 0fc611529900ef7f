package io.tutorflow.billing.alert;

import io.quarkus.hibernate.reactive.panache.Panache;
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

/** What people are told when they look. */
@Path("/v1/school/notifications")
@RolesAllowed({SchoolCaller.ORG_ADMIN, SchoolCaller.STUDENT})
@Cancellable(false)
class NotificationResource {

    private final NotificationTable table;

    NotificationResource(NotificationTable table) {
        this.table = table;
    }

    @GET
    @Operation(
            operationId = "listNotifications",
            summary = "That tokens run low, or that a request was refused for lack of them, newest first",
            description = "Org admins see what concerns the organization and its students, students what concerns their"
                    + " own tokens.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "limit or offset is not valid")
    public Uni<Page<NotificationBody>> list(
            @QueryParam("limit") @Parameter(description = "1 to 100, 20 if not given") @Nullable String limit,
            @QueryParam("offset") @Parameter(description = "How many to leave out") @Nullable String offset,
            @Context SecurityContext caller) {
        var reader = SchoolCaller.of(caller);
        var page = PageRequest.of(limit, offset);
        return Panache.withSession(() -> reader.isStudent()
                        ? table.ofStudent(reader.organizationId(), reader.subject(), page)
                        : table.ofAdmins(reader.organizationId(), page))
                .map(found -> found.map(NotificationBody::of));
    }
}
