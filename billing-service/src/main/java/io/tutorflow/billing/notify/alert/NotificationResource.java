package io.tutorflow.billing.notify.alert;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Page;
import io.tutorflow.http.PageRequest;
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

/** People read their notifications here. */
@Path("/v1/school/notifications")
@RolesAllowed({SchoolCaller.ORG_ADMIN, SchoolCaller.TEACHER, SchoolCaller.STUDENT})
@Cancellable(false)
class NotificationResource {

    private final NotificationRepository table;

    NotificationResource(NotificationRepository table) {
        this.table = table;
    }

    @GET
    @Operation(
            operationId = "listNotifications",
            summary = "List notifications, newest first",
            description =
                    "Of low balances, refused requests and requests for higher budgets. Org admins see those of the"
                            + " organization, its teachers and its students; students see those of their own tokens, and teachers"
                            + " the answers to their own requests.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "limit or offset is invalid")
    public Uni<Page<NotificationBody>> list(@BeanParam Paging paging, @Context SecurityContext caller) {
        var reader = SchoolCaller.of(caller);
        var page = paging.page();
        return Panache.withSession(() -> of(reader, page)).map(found -> found.map(NotificationBody::of));
    }

    private Uni<Page<Notification>> of(SchoolCaller reader, PageRequest page) {
        if (reader.isAdmin()) {
            return table.ofAdmins(reader.organizationId(), page);
        }
        return reader.isStudent()
                ? table.ofStudent(reader.organizationId(), reader.subject(), page)
                : table.ofTeacher(reader.organizationId(), reader.subject(), page);
    }
}
