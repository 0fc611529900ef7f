package io.tutorflow.budget.increase;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.teacher.Teacher;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.SchoolCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** A teacher asks for more. */
@Path("/v1/school/budgets/me/increase-requests")
@RolesAllowed(SchoolCaller.TEACHER)
@Tag(name = "Budgets")
@Cancellable(false)
class MyIncreaseResource {

    private static final AskRequest NOTHING_SAID = new AskRequest(null, null, null);

    private final AskingForMore asking;

    MyIncreaseResource(AskingForMore asking) {
        this.asking = asking;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "askForBudgetIncrease",
            summary = "Ask the org admins for a higher limit",
            description =
                    "The org admins are notified, and you are when one of them has answered. One request may be open"
                            + " at a time.")
    @APIResponse(
            responseCode = "201",
            description = "It waits for an org admin",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IncreaseBody.class)))
    @APIResponse(responseCode = "400", description = "requestedLimitTokens is not above the present limit")
    @APIResponse(responseCode = "409", description = "A request is open already, or the teacher has no budget")
    public Uni<IncreaseBody> ask(@Valid @Nullable AskRequest body, @Context SecurityContext caller) {
        var person = SchoolCaller.of(caller);
        var asked = body == null ? NOTHING_SAID : body;
        return asking.ask(Teacher.of(person.organizationId(), person.subject()), asked.ask())
                .map(result -> switch (result) {
                    case AskResult.Asked(var request) -> IncreaseBody.of(request);
                    case AskResult.NoBudget none ->
                        throw ApiProblem.of(
                                ErrorCode.PLATFORM_CONFLICT,
                                "You have no budget that could be increased; the organization's tokens are the only limit");
                    case AskResult.OpenAlready already ->
                        throw ApiProblem.of(
                                ErrorCode.PLATFORM_CONFLICT,
                                "You have already asked, and no org admin has answered yet; see GET"
                                        + " /v1/school/budgets/increase-requests?status=pending");
                    case AskResult.NotMore(var limit) ->
                        throw ApiProblem.invalid("requestedLimitTokens must be above the present limit of "
                                + limit.credits().toPlainString() + " tokens");
                });
    }
}
