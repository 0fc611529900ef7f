package io.tutorflow.usage.session;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.usage.session.Attendance.Kind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The switches of post-session summaries over HTTP. */
@Path("/v1/school")
@RolesAllowed({SchoolCaller.ORG_ADMIN, SchoolCaller.TEACHER})
@Cancellable(false)
@Tag(name = "Activities")
class SwitchResource {

    private static final String OF_ENROLLMENT = "/enrollments/{id}/post-session-summary";
    private static final String OF_GROUP = "/groups/{id}/post-session-summary";
    private static final String READ = "Off until somebody switches it on.";
    private static final String SET = "Session transcription and post-session summary are billed only while this is on,"
            + " or for a session that began while it was: with the first activity that named its sessionId and this id.";

    /** The school's own id: printable, without spaces at its ends. */
    private static final Pattern ID = Pattern.compile("[^\\p{Cntrl}\\s](?:[^\\p{Cntrl}]{0,198}[^\\p{Cntrl}\\s])?");

    private final SummarySwitches switches;

    SwitchResource(SummarySwitches switches) {
        this.switches = switches;
    }

    @GET
    @Path(OF_ENROLLMENT)
    @Operation(
            operationId = "getPostSessionSummaryOfEnrollment",
            summary = "Show whether an enrollment's sessions are summarized",
            description = READ)
    @APIResponse(responseCode = "200", description = "The switch")
    @APIResponse(responseCode = "400", description = "The id has more than 200 characters or is not printable")
    public Uni<SwitchBody> ofEnrollment(@PathParam("id") String id, @Context SecurityContext caller) {
        return read(Kind.ENROLLMENT, id, caller);
    }

    @PUT
    @Path(OF_ENROLLMENT)
    @Operation(
            operationId = "setPostSessionSummaryOfEnrollment",
            summary = "Switch the summaries of an enrollment's sessions on or off",
            description = SET)
    @APIResponse(responseCode = "200", description = "The switch")
    @APIResponse(responseCode = "400", description = "The request is malformed or invalid; the message names the field")
    public Uni<SwitchBody> switchEnrollment(
            @PathParam("id") String id,
            @NotNull(message = "is required") @Valid SwitchRequest body,
            @Context SecurityContext caller) {
        return set(Kind.ENROLLMENT, id, body, caller);
    }

    @GET
    @Path(OF_GROUP)
    @Operation(
            operationId = "getPostSessionSummaryOfGroup",
            summary = "Show whether a group's sessions are summarized",
            description = READ)
    @APIResponse(responseCode = "200", description = "The switch")
    @APIResponse(responseCode = "400", description = "The id has more than 200 characters or is not printable")
    public Uni<SwitchBody> ofGroup(@PathParam("id") String id, @Context SecurityContext caller) {
        return read(Kind.GROUP, id, caller);
    }

    @PUT
    @Path(OF_GROUP)
    @Operation(
            operationId = "setPostSessionSummaryOfGroup",
            summary = "Switch the summaries of a group's sessions on or off",
            description = SET)
    @APIResponse(responseCode = "200", description = "The switch")
    @APIResponse(responseCode = "400", description = "The request is malformed or invalid; the message names the field")
    public Uni<SwitchBody> switchGroup(
            @PathParam("id") String id,
            @NotNull(message = "is required") @Valid SwitchRequest body,
            @Context SecurityContext caller) {
        return set(Kind.GROUP, id, body, caller);
    }

    private Uni<SwitchBody> read(Kind kind, String id, SecurityContext caller) {
        return switches.find(attendance(SchoolCaller.of(caller), kind, id)).map(SwitchBody::of);
    }

    private Uni<SwitchBody> set(Kind kind, String id, SwitchRequest body, SecurityContext caller) {
        var person = SchoolCaller.of(caller);
        return switches.set(attendance(person, kind, id), body.enabled(), person)
                .map(SwitchBody::of);
    }

    private static Attendance attendance(SchoolCaller person, Kind kind, String id) {
        if (!ID.matcher(id).matches()) {
            throw ApiProblem.invalid("id must have 1 to 200 printable characters");
        }
        return new Attendance(person.organizationId(), kind, id);
    }
}
