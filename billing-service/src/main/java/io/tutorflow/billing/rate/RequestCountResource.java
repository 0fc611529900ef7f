package io.tutorflow.billing.rate;

import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.Overloaded;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.RateLeases.Ask;
import io.tutorflow.http.RateLeases.Lease;
import io.tutorflow.http.ServiceCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where the other services get their blocks of requests. */
@Path("/internal/request-counts")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
class RequestCountResource {

    private static final int MAX_PER_CALL = 512;

    private final CountingRequests counting;

    RequestCountResource(CountingRequests counting) {
        this.counting = counting;
    }

    @POST
    @Operation(summary = "Take blocks of requests out of workspaces' minutes, and give back what was not used")
    public Uni<Leases> take(@NotNull @Valid Asks body) {
        var leases = body.asks().stream().map(ask -> counting.lease(ask.ask())).toList();
        return Uni.join()
                .all(leases)
                .andFailFast()
                .onFailure(Overloaded.class)
                .transform(late -> ApiProblem.unavailable("The count of requests"))
                .map(Leases::new);
    }

    /** Up to 512 questions. */
    record Asks(@NotNull @Size(min = 1, max = MAX_PER_CALL) List<@NotNull @Valid AskBody> asks) {}

    /**
     * @param wanted requests that could be used now
     * @param unused of those granted before
     */
    record AskBody(
            @NotNull UUID workspace,
            @Min(1) @Max(MOST) int limitPerMinute,
            @PositiveOrZero @Max(MOST) int wanted,
            @PositiveOrZero @Max(MOST) int unused) {

        /** More than any workspace may do in a minute. */
        private static final int MOST = 10_000_000;

        Ask ask() {
            return new Ask(workspace, limitPerMinute, wanted, unused);
        }
    }

    /** In the order of the questions. */
    record Leases(List<Lease> leases) {}
}
