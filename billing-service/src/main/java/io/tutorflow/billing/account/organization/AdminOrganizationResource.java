package io.tutorflow.billing.account.organization;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.once.Asking;
import io.tutorflow.clock.BusinessClock;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Operators create organizations, read them, suspend or close them, and set their plans. */
@Path("/v1/admin/organizations")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminOrganizationResource {

    /** All operators share one scope of idempotency keys. */
    private static final String OPERATORS = "operators";

    private final OpeningOrganizations opening;
    private final ChangingOrganizations changing;
    private final Organizations organizations;
    private final Ledger ledger;
    private final BusinessClock clock;
    private final Asking asking;

    AdminOrganizationResource(
            OpeningOrganizations opening,
            ChangingOrganizations changing,
            Organizations organizations,
            Ledger ledger,
            BusinessClock clock,
            Asking asking) {
        this.asking = asking;
        this.opening = opening;
        this.changing = changing;
        this.organizations = organizations;
        this.ledger = ledger;
        this.clock = clock;
    }

    @POST
    @Operation(
            operationId = "createOrganization",
            summary = "Create an organization",
            description = "It gets a wallet, and no plan.")
    @APIResponse(
            responseCode = "201",
            description = "The organization",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrganizationDetailBody.class)))
    @APIResponse(responseCode = "409", description = "platform_conflict: another account has this id")
    public Uni<RestResponse<OrganizationDetailBody>> open(
            @NotNull @Valid OrganizationRequest body, @Context SecurityContext caller) {
        var wanted = body.organization(clock.now());
        var asked = asking.of(
                "open organization", OPERATORS, body, body.id(), body.name(), body.timeZone(), body.firstTokens());
        return opening.open(
                        wanted, body.firstTokens(), asked, Operator.of(caller).subject())
                .map(opened -> opened.orElseThrow(() -> ApiProblem.of(
                        ErrorCode.PLATFORM_CONFLICT,
                        "id already belongs to another account; use another id or omit it")))
                .chain(this::detail)
                .map(detail -> RestResponse.status(Status.CREATED, detail));
    }

    @GET
    @Operation(operationId = "listOrganizations", summary = "List all organizations, newest first")
    public Uni<Page<OrganizationBody>> list(
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset) {
        return organizations
                .newestFirst(limit, offset)
                .map(page -> page.map(organization -> OrganizationBody.of(organization, clock.now())));
    }

    @GET
    @Path("{organizationId}")
    @Operation(operationId = "getOrganization", summary = "Get an organization and its balance in tokens")
    @APIResponse(
            responseCode = "200",
            description = "The organization",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrganizationDetailBody.class)))
    @APIResponse(responseCode = "404", description = "platform_not_found")
    public Uni<OrganizationDetailBody> get(UUID organizationId) {
        return organizations
                .find(new OrganizationId(organizationId))
                .map(found -> found.orElseThrow(() -> MissingOrganization.problem(organizationId)))
                .chain(this::detail);
    }

    @PATCH
    @Path("{organizationId}")
    @Operation(
            operationId = "changeOrganization",
            summary = "Suspend, close or reactivate an organization",
            description = "Omitted fields keep their values. While the organization is not active it cannot spend,"
                    + " buy or distribute anything, neither tokens nor plan allowance; its tokens are kept, work"
                    + " already started is charged, and the unused part of a purchase can be refunded.")
    @APIResponse(
            responseCode = "200",
            description = "The updated organization",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrganizationDetailBody.class)))
    @APIResponse(responseCode = "404", description = "platform_not_found")
    public Uni<OrganizationDetailBody> change(UUID organizationId, @NotNull @Valid StatusRequest body) {
        return changing.change(new OrganizationId(organizationId), body::appliedTo)
                .map(found -> found.orElseThrow(() -> MissingOrganization.problem(organizationId)))
                .chain(this::detail);
    }

    @PUT
    @Path("{organizationId}/plan")
    @Operation(
            operationId = "setOrganizationPlan",
            summary = "Set the subscription plan",
            description = "A plan pays for generations before tokens do. Setting the same plan again changes nothing;"
                    + " 0 generationsPerPeriod ends the plan. A plan that begins later leaves the running one in force until its"
                    + " first day. One that begins in the middle of another one's month gives no second allowance: what"
                    + " both cover in months that overlap counts together.")
    @APIResponse(
            responseCode = "200",
            description = "The updated organization",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrganizationDetailBody.class)))
    @APIResponse(responseCode = "404", description = "platform_not_found")
    public Uni<OrganizationDetailBody> agree(UUID organizationId, @NotNull @Valid PlanRequest body) {
        var plan = body.plan();
        return changing.change(new OrganizationId(organizationId), (before, now) -> before.with(plan, now))
                .map(found -> found.orElseThrow(() -> MissingOrganization.problem(organizationId)))
                .chain(this::detail);
    }

    private Uni<OrganizationDetailBody> detail(Organization organization) {
        return ledger.balance(organization.id().value())
                .map(wallet -> new OrganizationDetailBody(
                        OrganizationBody.of(organization, clock.now()), TokensBody.of(Objects.requireNonNull(wallet))));
    }
}
