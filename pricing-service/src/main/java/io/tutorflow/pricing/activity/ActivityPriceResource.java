package io.tutorflow.pricing.activity;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.pricing.activity.PriceDecision.Changed;
import io.tutorflow.pricing.activity.PriceDecision.Misdated;
import io.tutorflow.pricing.activity.PriceDecision.TooMany;
import io.tutorflow.pricing.activity.PriceDecision.Unchanged;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What costs tokens, for everybody of a school. */
@Path("/v1/school/activity-prices")
@Tag(name = "Activities")
@Cancellable(false)
class ActivityPriceResource {

    private final Organizations organizations;
    private final ReadingActivityPrices reading;
    private final ChangingActivityPrices changing;

    ActivityPriceResource(Organizations organizations, ReadingActivityPrices reading, ChangingActivityPrices changing) {
        this.organizations = organizations;
        this.reading = reading;
        this.changing = changing;
    }

    @GET
    @RolesAllowed({SchoolCaller.ORG_ADMIN, SchoolCaller.TEACHER, SchoolCaller.STUDENT})
    @Operation(
            operationId = "getActivityPrices",
            summary = "See what costs tokens",
            description =
                    "The prices in force in the caller's organization: its own, and the standard ones where it has"
                            + " set none. Prices of single courses apply to activities whose target names the course.")
    @APIResponse(responseCode = "200", description = "The prices in force, and what is scheduled")
    @APIResponse(responseCode = "404", description = "There is no such organization")
    public Uni<ActivityPricesBody> get(@Context SecurityContext caller) {
        return known(caller).chain(person -> reading.body(person.organizationId()));
    }

    @PUT
    @RolesAllowed(SchoolCaller.ORG_ADMIN)
    @Operation(
            operationId = "setActivityPrices",
            summary = "Set the organization's own prices",
            description =
                    "Changes what the request names from its date on; whatever was requested before that costs what"
                            + " it cost then. Repeating the request changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The prices in force, and what is scheduled",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ActivityPricesBody.class)))
    @APIResponse(responseCode = "404", description = "There is no such organization")
    @APIResponse(responseCode = "409", description = "platform_conflict: too many prices are set or scheduled")
    public Uni<ActivityPricesBody> set(
            @NotNull(message = "is required") @Valid ActivityPricesRequest body, @Context SecurityContext caller) {
        var changes = body.changes();
        return known(caller).chain(admin -> set(body, changes, admin));
    }

    private Uni<ActivityPricesBody> set(ActivityPricesRequest body, PriceChanges changes, SchoolCaller admin) {
        return reading.list(admin.organizationId())
                .invoke(list -> list.wrong(body.keys()).ifPresent(words -> {
                    throw ApiProblem.invalid(words);
                }))
                .chain(() -> changing.change(admin.organizationId(), changes, body.date(), admin.subject()))
                .chain(decision -> switch (decision) {
                    case Changed changed -> reading.body(admin.organizationId());
                    case Unchanged unchanged -> reading.body(admin.organizationId());
                    case Misdated misdated ->
                        throw ApiProblem.invalid(misdated.date().words());
                    case TooMany many -> throw tooMany();
                });
    }

    /** Whose organization is one: a token may name an account of another kind. */
    private Uni<SchoolCaller> known(SecurityContext caller) {
        var person = SchoolCaller.of(caller);
        return organizations.exists(person.organizationId()).map(exists -> {
            if (!exists) {
                throw ApiProblem.notFound("The organization " + person.organizationId());
            }
            return person;
        });
    }

    private static ApiProblem tooMany() {
        return ApiProblem.of(
                ErrorCode.PLATFORM_CONFLICT,
                "Too many prices of the organization are in force, scheduled, or were changed within the last 36 days;"
                        + " set prices of courses back to the standard, or wait");
    }
}
