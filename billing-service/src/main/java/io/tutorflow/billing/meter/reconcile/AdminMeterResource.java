package io.tutorflow.billing.meter.reconcile;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.kind.KnownAccounts;
import io.tutorflow.billing.meter.reconcile.RetryingUsage.Retried;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Cursor;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.Operator;
import io.tutorflow.http.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Where operators see in what Stripe's meters differ from what was reported, and have reported what was not. */
@Path("/v1/admin/meters")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminMeterResource {

    /** After every time that is written down. */
    private static final Cursor NEWEST = Cursor.before(Instant.parse("9999-12-31T00:00:00Z"));

    private static final Set<String> UNREPORTED = Set.of("pending", "failed");

    private final DifferenceTable differences;
    private final UnreportedUsageTable unreported;
    private final RetryingUsage retrying;
    private final AdjustingDifferences adjusting;
    private final AcceptingCounts accepting;
    private final KnownAccounts accounts;

    AdminMeterResource(
            DifferenceTable differences,
            UnreportedUsageTable unreported,
            RetryingUsage retrying,
            AdjustingDifferences adjusting,
            AcceptingCounts accepting,
            KnownAccounts accounts) {
        this.differences = differences;
        this.unreported = unreported;
        this.retrying = retrying;
        this.adjusting = adjusting;
        this.accepting = accepting;
        this.accounts = accounts;
    }

    @GET
    @Path("/differences")
    @Operation(
            operationId = "listMeterDifferences",
            summary = "List in what Stripe's meters differ from what was reported to them",
            description =
                    "By workspace, meter and UTC day, newest first. Compared twice a day, and by running the scheduler"
                            + " meter-reconciliation; of the present day only what Stripe has counted too much. A"
                            + " difference that is gone is closed.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "A parameter is invalid; the message names it")
    public Uni<MeterDifferencesBody> differences(
            @QueryParam("workspaceId") @Parameter(description = "Default: all workspaces") @Nullable UUID workspaceId,
            @QueryParam("open")
                    @Parameter(
                            description = "true: open ones; false: closed ones; default: all",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String open,
            @QueryParam("limit") @Parameter(description = "Page size, 1 to 100; default 20") @Nullable String limit,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the previous page") @Nullable String cursor) {
        int most = PageRequest.of(limit, null).limit();
        var before = cursor == null ? NEWEST : Cursor.of(cursor);
        var wanted = isOpen(open);
        return Panache.withSession(() -> differences.page(workspaceId, wanted, before, most + 1))
                .map(found -> MeterDifferencesBody.of(found, most));
    }

    /** None: both. */
    private static @Nullable Boolean isOpen(@Nullable String open) {
        return switch (open) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw ApiProblem.invalid("open must be true or false");
        };
    }

    @GET
    @Path("/usage")
    @Operation(
            operationId = "listUnreportedUsage",
            summary = "List usage that Stripe's meters have not been told of",
            description = "Newest first. What is pending is sent by itself; what has failed says why.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "A parameter is invalid; the message names it")
    public Uni<MeteredUsagesBody> usage(
            @QueryParam("status")
                    @Parameter(description = "Default: both", schema = @Schema(enumeration = {"pending", "failed"}))
                    @Nullable
                    String status,
            @QueryParam("workspaceId") @Parameter(description = "Default: all workspaces") @Nullable UUID workspaceId,
            @QueryParam("limit") @Parameter(description = "Page size, 1 to 100; default 20") @Nullable String limit,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the previous page") @Nullable String cursor) {
        if (status != null && !UNREPORTED.contains(status)) {
            throw ApiProblem.invalid("status must be pending or failed");
        }
        int most = PageRequest.of(limit, null).limit();
        var before = cursor == null ? NEWEST : Cursor.of(cursor);
        return Panache.withSession(() -> unreported.page(workspaceId, status, before, most + 1))
                .map(found -> MeteredUsagesBody.of(found, most));
    }

    @POST
    @Path("/usage/{recordId}/retry")
    @Operation(
            operationId = "retryUnreportedUsage",
            summary = "Have failed usage reported to Stripe's meters again",
            description =
                    "What Stripe cannot have is sent at once. What it may have is sent if Stripe, when asked, has not"
                            + " counted it, and not within 24 hours after it was sent.")
    @APIResponse(
            responseCode = "200",
            description = "It is pending",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RetriedBody.class)))
    @APIResponse(responseCode = "404", description = "platform_not_found: there is no such metered usage")
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: it has not failed, or was sent less than 24 hours ago")
    public Uni<RetriedBody> retry(UUID recordId) {
        return retrying.one(recordId).map(outcome -> switch (outcome) {
            case RetryOutcome.Retried retried -> new RetriedBody(1, 0, null);
            case RetryOutcome.Unknown unknown -> throw ApiProblem.notFound("The metered usage " + recordId);
            case RetryOutcome.NotFailed other ->
                throw ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, "The usage is " + other.status() + ", not failed");
            case RetryOutcome.TooEarly early ->
                throw ApiProblem.of(
                        ErrorCode.PLATFORM_CONFLICT,
                        "Stripe may still know the event by its identifier; retry it after " + early.notBefore());
        });
    }

    @POST
    @Path("/usage/retry")
    @Operation(
            operationId = "retryUnreportedUsageOfWorkspace",
            summary = "Have all failed usage of a workspace reported to Stripe's meters again",
            description = "As one by one; what was sent less than 24 hours ago is left as it is, and told as waiting.")
    @APIResponse(
            responseCode = "200",
            description = "How many are pending from now on, and how many wait until Stripe has forgotten them",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RetriedBody.class)))
    @APIResponse(responseCode = "404", description = "platform_not_found: there is no such workspace")
    public Uni<RetriedBody> retryAll(@NotNull @Valid MeterRetryRequest body) {
        return accounts.known(body.workspaceId()).chain(retrying::all).map(RetriedBody::of);
    }

    @POST
    @Path("/differences/{differenceId}/adjust")
    @Operation(
            operationId = "adjustMeterDifference",
            summary = "Have Stripe count an event no longer",
            description =
                    "For what Stripe has counted too much, and received within the last 24 hours; never for what was"
                            + " reported. It is recorded who asked for it and why, and the workspace is compared again.")
    @APIResponse(
            responseCode = "200",
            description = "Stripe counts it no longer",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdjustedBody.class)))
    @APIResponse(responseCode = "404", description = "platform_not_found: there is no such difference")
    @APIResponse(
            responseCode = "409",
            description =
                    "platform_conflict: the difference is gone or is no surplus, the event was reported, or Stripe"
                            + " knows no such event of the last 24 hours")
    public Uni<AdjustedBody> adjust(
            UUID differenceId, @NotNull @Valid AdjustmentRequest body, @Context SecurityContext caller) {
        return adjusting
                .adjust(differenceId, body, Operator.of(caller).subject())
                .map(outcome -> switch (outcome) {
                    case AdjustmentOutcome.Adjusted adjusted -> new AdjustedBody(body.identifier());
                    case AdjustmentOutcome.Unknown unknown ->
                        throw ApiProblem.notFound("The difference " + differenceId);
                    case AdjustmentOutcome.Refused refused ->
                        throw ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, refused.why());
                });
    }

    @POST
    @Path("/differences/{differenceId}/accept")
    @Operation(
            operationId = "acceptMeterDifference",
            summary = "Decide that what Stripe has counted is right",
            description =
                    "What Stripe lacks of what was reported has failed from then on, and is reported again once Stripe has"
                            + " forgotten it, after 25 hours, unless it has counted it by then. Where Stripe has counted more,"
                            + " it has so much of what failed because nobody knows whether it arrived; the rest of the day is"
                            + " reported again. Only of days that have been counted. It is recorded who decided it and why.")
    @APIResponse(
            responseCode = "200",
            description = "What is written down is what Stripe has counted",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AcceptedBody.class)))
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "404", description = "platform_not_found: there is no such difference")
    @APIResponse(
            responseCode = "409",
            description =
                    "platform_conflict: the difference is gone, may mend itself or has changed, or no records of the day"
                            + " come to it")
    public Uni<AcceptedBody> accept(
            UUID differenceId, @NotNull @Valid AcceptanceRequest body, @Context SecurityContext caller) {
        return accepting
                .accept(differenceId, body, Operator.of(caller).subject())
                .map(outcome -> switch (outcome) {
                    case AcceptanceOutcome.Missing missing -> new AcceptedBody(missing.records(), 0);
                    case AcceptanceOutcome.Arrived arrived -> new AcceptedBody(0, arrived.records());
                    case AcceptanceOutcome.Unknown unknown ->
                        throw ApiProblem.notFound("The difference " + differenceId);
                    case AcceptanceOutcome.Refused refused ->
                        throw ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, refused.why());
                });
    }

    /** What was decided. */
    @Schema(name = "MeterAcceptance")
    record AcceptedBody(
            @Schema(description = "How many records Stripe lacks: they are reported again", examples = "2")
            int missing,

            @Schema(description = "How many records in doubt Stripe has: they are reported", examples = "0")
            int arrived) {}

    /** What Stripe counts no longer. */
    @Schema(name = "MeterAdjustment")
    record AdjustedBody(
            @Schema(description = "Of the event", examples = "0198c0de-0000-4000-8000-000000000000")
            String identifier) {}

    /** What is tried again. */
    @Schema(name = "MeterRetry")
    record RetriedBody(
            @Schema(description = "How many records", examples = "3")
            long retried,

            @Schema(
                    description = "How many others have failed, and wait until Stripe has forgotten their identifiers",
                    examples = "0")
            long waiting,

            @Schema(description = "When the first of these can be retried; null if none waits") @Nullable
            Instant waitingUntil) {

        static RetriedBody of(Retried all) {
            return new RetriedBody(all.records(), all.waiting(), all.firstAt());
        }
    }
}
