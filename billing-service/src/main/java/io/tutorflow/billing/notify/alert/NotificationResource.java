package io.tutorflow.billing.notify.alert;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.notify.alert.NotificationTable.Which;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Paging;
import io.tutorflow.http.SchoolCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** People read their notifications here. */
@Path("/v1/school/notifications")
@RolesAllowed({SchoolCaller.ORG_ADMIN, SchoolCaller.TEACHER, SchoolCaller.STUDENT})
@Cancellable(false)
class NotificationResource {

    private final ReadingNotifications reading;

    NotificationResource(ReadingNotifications reading) {
        this.reading = reading;
    }

    @GET
    @Operation(
            operationId = "listNotifications",
            summary = "List notifications, newest first",
            description =
                    "Of low balances, refused requests and requests for higher budgets. Org admins see those of the"
                            + " organization, its teachers and its students; students see those of their own tokens, and teachers"
                            + " the answers to their own requests. Everybody has read marks of their own.")
    @APIResponse(responseCode = "200", description = "One page, and how many are unread")
    @APIResponse(responseCode = "400", description = "limit, offset or unread is invalid")
    public Uni<NotificationPageBody> list(
            @QueryParam("unread")
                    @Parameter(
                            description = "true: only unread ones",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @Nullable
                    String unread,
            @BeanParam Paging paging,
            @Context SecurityContext caller) {
        return reading.page(Reader.of(SchoolCaller.of(caller)), which(unread), paging.page());
    }

    @POST
    @Path("{id}/read")
    @Operation(
            operationId = "markNotification",
            summary = "Mark a notification as read",
            description = "For yourself only. A repeat changes nothing.")
    @APIResponse(responseCode = "200", description = "It is marked")
    @APIResponse(responseCode = "404", description = "You have no such notification")
    public Uni<NotificationBody> mark(UUID id, @Context SecurityContext caller) {
        return reading.mark(Reader.of(SchoolCaller.of(caller)), id);
    }

    @POST
    @Path("read-all")
    @Operation(
            operationId = "markAllNotifications",
            summary = "Mark all notifications as read",
            description = "For yourself only. A repeat marks only what has come meanwhile.")
    @APIResponse(responseCode = "200", description = "They are marked")
    public Uni<MarkedBody> markAll(@Context SecurityContext caller) {
        return reading.markAll(Reader.of(SchoolCaller.of(caller)));
    }

    private static Which which(@Nullable String unread) {
        return switch (unread) {
            case null -> Which.ALL;
            case "false" -> Which.ALL;
            case "true" -> Which.UNREAD;
            default -> throw ApiProblem.invalid("unread must be true or false");
        };
    }
}
