package io.tutorflow.billing.account.admin;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.mode.ModeAnswer;
import io.tutorflow.billing.account.mode.SwitchingModes;
import io.tutorflow.billing.account.terms.TermsOverrides;
import io.tutorflow.billing.account.workspace.Opening;
import io.tutorflow.billing.account.workspace.OpeningWorkspaces;
import io.tutorflow.billing.account.workspace.UniqueConstraints;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.once.Asking;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.Operator;
import io.tutorflow.http.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Operators create workspaces, read them and change their terms. */
@Path("/v1/admin/workspaces")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminWorkspaceResource {

    /** All operators share one scope of idempotency keys. */
    private static final String OPERATORS = "operators";

    private final OpeningWorkspaces opening;
    private final SwitchingModes switching;
    private final Workspaces workspaces;
    private final Ledger ledger;
    private final Asking asking;
    private final TermsOverrides overrides;

    AdminWorkspaceResource(
            OpeningWorkspaces opening,
            SwitchingModes switching,
            Workspaces workspaces,
            Ledger ledger,
            Asking asking,
            TermsOverrides overrides) {
        this.asking = asking;
        this.overrides = overrides;
        this.opening = opening;
        this.switching = switching;
        this.workspaces = workspaces;
        this.ledger = ledger;
    }

    @POST
    @Operation(
            operationId = "createWorkspace",
            summary = "Create a workspace",
            description = "It starts with no credits.")
    @APIResponse(
            responseCode = "201",
            description = "The workspace with its API key, which is shown only once",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CreatedWorkspaceBody.class)))
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: the slug or the email is taken, or billingMode is stripe_metered, which"
                    + " needs a billing customer at Stripe")
    public Uni<RestResponse<CreatedWorkspaceBody>> open(@NotNull @Valid WorkspaceRequest body) {
        var wish = body.wish();
        var asked = asking.of("open workspace", OPERATORS, body, wish);
        return opening.open(wish, asked).chain(outcome -> switch (outcome) {
            case Opening.Opened opened -> balance(opened.workspace().id()).map(balance -> created(opened, balance));
            case Opening.Repeated repeated ->
                balance(repeated.workspace().id()).map(balance -> created(repeated, balance));
            case Opening.Refused refused ->
                throw ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, refused.taken().sentence());
        });
    }

    @GET
    @Operation(operationId = "listWorkspaces", summary = "List all workspaces, newest first")
    public Uni<Page<WorkspaceBody>> list(
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset) {
        return workspaces.page(limit, offset).map(page -> page.map(WorkspaceBody::of));
    }

    @GET
    @Path("{workspaceId}")
    @Operation(operationId = "getWorkspace", summary = "Get a workspace and its balance in credits")
    @APIResponse(
            responseCode = "200",
            description = "The workspace",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WorkspaceDetailBody.class)))
    @APIResponse(responseCode = "404", description = "platform_workspace_not_found")
    public Uni<WorkspaceDetailBody> get(UUID workspaceId) {
        var id = new WorkspaceId(workspaceId);
        return workspaces
                .find(id)
                .map(found -> found.orElseThrow(() -> MissingWorkspace.problem(id)))
                .chain(this::detail);
    }

    @PATCH
    @Path("{workspaceId}")
    @Operation(
            operationId = "changeWorkspace",
            summary = "Update a workspace's terms or email address",
            description = "Omitted fields keep their values. The API keys of a suspended workspace are refused"
                    + " everywhere. billingMode stripe_metered needs a billing customer at Stripe, no purchased credits, a"
                    + " credit line above 0, no discount, prices or minimum commitment in its terms, and no payment,"
                    + " refund or dispute in flight; promotional credits are withdrawn. What is held for work in progress by then is charged as before. If anything is in the"
                    + " way, nothing of the request is done.")
    @APIResponse(
            responseCode = "200",
            description = "The updated workspace",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WorkspaceDetailBody.class)))
    @APIResponse(responseCode = "404", description = "platform_workspace_not_found")
    @APIResponse(
            responseCode = "409",
            description =
                    "platform_conflict: another workspace has verified the email, the plan or the rate limit is agreed"
                            + " in the workspace's terms, or something is in the way of stripe_metered; the message"
                            + " names it")
    public Uni<WorkspaceDetailBody> change(
            UUID workspaceId, @NotNull @Valid TermsRequest body, @Context SecurityContext caller) {
        var id = new WorkspaceId(workspaceId);
        var mode = body.mode();
        var operator = Operator.of(caller).subject();
        return overrides
                .demandFree(workspaceId, body.planCode(), body.rateLimitPerMinute())
                .chain(() -> switching.change(id, mode, operator, body::appliedTo))
                .onFailure(UniqueConstraints::isOfWorkspaces)
                .transform(failure -> ApiProblem.of(
                        ErrorCode.PLATFORM_CONFLICT,
                        UniqueConstraints.taken(failure).sentence()))
                .chain(answer -> switch (answer) {
                    case ModeAnswer.Done done -> get(workspaceId);
                    case ModeAnswer.UnknownWorkspace unknown -> throw MissingWorkspace.problem(id);
                    case ModeAnswer.Refused refused -> throw ModeProblems.of(refused);
                });
    }

    private Uni<WorkspaceDetailBody> detail(Workspace workspace) {
        return balance(workspace.id()).map(balance -> new WorkspaceDetailBody(WorkspaceBody.of(workspace), balance));
    }

    private Uni<BalanceBody> balance(WorkspaceId id) {
        return ledger.balance(id.value()).map(wallet -> BalanceBody.of(Objects.requireNonNull(wallet)));
    }

    private static RestResponse<CreatedWorkspaceBody> created(Opening.Opened opened, BalanceBody balance) {
        var secret = opened.key().secret();
        return shown(new CreatedWorkspaceBody(
                WorkspaceBody.of(opened.workspace()),
                secret.text(),
                secret.fingerprint().prefix(),
                balance));
    }

    private static RestResponse<CreatedWorkspaceBody> created(Opening.Repeated repeated, BalanceBody balance) {
        return shown(new CreatedWorkspaceBody(
                WorkspaceBody.of(repeated.workspace()),
                null,
                repeated.key().fingerprint().prefix(),
                balance));
    }

    private static RestResponse<CreatedWorkspaceBody> shown(CreatedWorkspaceBody body) {
        return ResponseBuilder.create(Status.CREATED, body)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
