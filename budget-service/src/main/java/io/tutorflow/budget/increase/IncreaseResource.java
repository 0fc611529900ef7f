package io.tutorflow.budget.increase;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.teacher.TeacherId;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.Page;
import io.tutorflow.http.Paging;
import io.tutorflow.http.SchoolCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Requests for more, as their teachers see them and org admins answer them. */
@Path("/v1/school/budgets/increase-requests")
@Tag(name = "Budgets")
@Cancellable(false)
class IncreaseResource {

    private final IncreaseRepository requests;
    private final AnsweringRequests answering;

    IncreaseResource(IncreaseRepository requests, AnsweringRequests answering) {
        this.requests = requests;
        this.answering = answering;
    }

    @GET
    @RolesAllowed({SchoolCaller.ORG_ADMIN, SchoolCaller.TEACHER})
    @Operation(
            operationId = "listBudgetIncreaseRequests",
            summary = "List requests for higher limits, newest first",
            description = "Org admins see everyone's requests; teachers see only their own.")
    @APIResponse(responseCode = "200", description = "One page and the total count")
    @APIResponse(responseCode = "400", description = "limit, offset or status is invalid")
    public Uni<Page<IncreaseBody>> list(
            @QueryParam("status")
                    @Parameter(
                            description = "Default: all",
                            schema = @Schema(enumeration = {"pending", "approved", "denied"}))
                    @Nullable
                    String status,
            @BeanParam Paging paging,
            @Context SecurityContext caller) {
        var person = SchoolCaller.of(caller);
        var teacher = person.isAdmin() ? null : new TeacherId(person.subject());
        var wanted = status == null ? null : statusOf(status);
        var page = paging.page();
        return Panache.withSession(
                        () -> requests.page(OrganizationId.of(person.organizationId()), teacher, wanted, page))
                .map(found -> found.map(IncreaseBody::of));
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed(SchoolCaller.ORG_ADMIN)
    @Operation(
            operationId = "approveBudgetIncreaseRequest",
            summary = "Give a teacher more: a new limit, or once for this period",
            description =
                    "The teacher can go on at once and is notified. The same approval again changes nothing. A new"
                            + " limit is of the request's period: if the budget has changed from weekly to monthly since, or"
                            + " back, it is refused, and extraTokens are not.")
    @APIResponse(
            responseCode = "200",
            description = "It is approved",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IncreaseBody.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "It was answered otherwise, or the teacher has no budget any more, or, for a new limit, one of"
                            + " another period")
    public Uni<IncreaseBody> approve(
            @RestPath UUID id, @NotNull @Valid ApproveRequest body, @Context SecurityContext caller) {
        return answer(id, body.answer(), caller);
    }

    @POST
    @Path("/{id}/deny")
    @RolesAllowed(SchoolCaller.ORG_ADMIN)
    @Operation(
            operationId = "denyBudgetIncreaseRequest",
            summary = "Deny a teacher's request",
            description = "The teacher is notified. The same denial again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "It is denied",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IncreaseBody.class)))
    @APIResponse(responseCode = "409", description = "It was answered otherwise")
    public Uni<IncreaseBody> deny(
            @RestPath UUID id, @Valid @Nullable DenyRequest body, @Context SecurityContext caller) {
        return answer(id, new Answer.Denied(body == null ? null : body.reason()), caller);
    }

    private Uni<IncreaseBody> answer(UUID id, Answer answer, SecurityContext caller) {
        var admin = SchoolCaller.of(caller);
        return answering
                .answer(OrganizationId.of(admin.organizationId()), id, answer, admin.subject())
                .map(result -> switch (result) {
                    case AnswerResult.Answered(var request) -> IncreaseBody.of(request);
                    case AnswerResult.AnsweredOtherwise(var request) ->
                        throw ApiProblem.of(
                                ErrorCode.PLATFORM_CONFLICT,
                                "The request is already " + request.status().text());
                    case AnswerResult.Unknown unknown -> throw ApiProblem.notFound("The increase request " + id);
                    case AnswerResult.NoBudget none ->
                        throw ApiProblem.of(
                                ErrorCode.PLATFORM_CONFLICT,
                                "The teacher has no budget any more, and nothing to be increased; deny the request");
                    case AnswerResult.OfAnotherPeriod(var request, var present) ->
                        throw ApiProblem.of(
                                ErrorCode.PLATFORM_CONFLICT,
                                "The request is about a %s limit, and the teacher's budget is %s now, of %s tokens; approve with extraTokens, or set the budget and deny the request"
                                        .formatted(
                                                request.period().text(),
                                                present.period().text(),
                                                present.limit().credits().toPlainString()));
                    case AnswerResult.NotMore less ->
                        throw ApiProblem.invalid("limitTokens must be above the present limit");
                });
    }

    private static IncreaseStatus statusOf(String text) {
        return IncreaseStatus.of(text)
                .orElseThrow(() -> ApiProblem.invalid("status must be one of pending, approved, denied"));
    }
}
