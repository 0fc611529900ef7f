package io.tutorflow.billing.meter.plan;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.StripeFailure;
import io.tutorflow.billing.payment.StripePlans;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.Operator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where operators see what Stripe lacks of the catalogue, and have it made. */
@Path("/v1/admin/stripe/catalog")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminStripeCatalogResource {

    private final Provisioning provisioning;
    private final PlannedSubscriptions subscriptions;
    private final StripePlans stripe;

    AdminStripeCatalogResource(Provisioning provisioning, PlannedSubscriptions subscriptions, StripePlans stripe) {
        this.provisioning = provisioning;
        this.subscriptions = subscriptions;
        this.stripe = stripe;
    }

    @GET
    @Operation(
            operationId = "compareStripeCatalog",
            summary = "Compare the price catalogue with Stripe",
            description = "Metered workspaces are charged by a meter, a product and a price at Stripe for each price of"
                    + " the catalogue: those in force or to come, and those of the present month. Nothing is changed.")
    @APIResponse(responseCode = "200", description = "What is missing, and what is otherwise at Stripe")
    @APIResponse(
            responseCode = "503",
            description = "platform_unavailable: Stripe does not answer or is not configured, or the catalogue has not"
                    + " arrived yet")
    public Uni<StripeCatalogBody> compare() {
        return answered(provisioning
                .newestVersion()
                .chain(version ->
                        provisioning.difference().map(difference -> StripeCatalogBody.of(version, difference))));
    }

    @POST
    @Operation(
            operationId = "provisionStripeCatalog",
            summary = "Make the meters, products and prices that Stripe lacks",
            description =
                    "By the names that the catalogue publishes. What is there is neither made again nor changed, so"
                            + " the request can be repeated at any time. What is otherwise at Stripe stays so and is told: what"
                            + " Stripe charges by is for a person to change. Afterwards the subscriptions of metered workspaces"
                            + " are brought into line.")
    @APIResponse(responseCode = "200", description = "What was made, and what is still missing or otherwise at Stripe")
    @APIResponse(responseCode = "409", description = "platform_conflict: Stripe refuses it; the message says why")
    @APIResponse(
            responseCode = "503",
            description = "platform_unavailable: Stripe does not answer or is not configured, or the catalogue has not"
                    + " arrived yet; what was made stays")
    public Uni<StripeCatalogBody> provision() {
        return answered(provisioning
                .newestVersion()
                .chain(version -> provisioning
                        .make()
                        .call(subscriptions::lookAtAll)
                        .map(made -> StripeCatalogBody.of(version, made.made(), made.left()))));
    }

    private Uni<StripeCatalogBody> answered(Uni<StripeCatalogBody> asked) {
        if (!stripe.isConfigured()) {
            throw ApiProblem.unavailable("Stripe");
        }
        return asked.onFailure(StripeFailure.class).transform(AdminStripeCatalogResource::problem);
    }

    private static ApiProblem problem(Throwable failure) {
        return switch (((StripeFailure) failure).kind()) {
            case AWAY, REMEMBERED -> ApiProblem.unavailable("Stripe");
            case REFUSED -> ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, "Stripe refuses it: " + failure.getMessage());
        };
    }
}
