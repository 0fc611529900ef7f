package io.tutorflow.budget.reservation;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.Overloaded;
import io.tutorflow.batching.Parts;
import io.tutorflow.budget.organization.Organization;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.organization.Organizations;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ServiceCaller;
import io.tutorflow.internal.reservation.ReservationAnswer;
import io.tutorflow.internal.reservation.ReservationAnswers;
import io.tutorflow.internal.reservation.ReservationRefusal;
import io.tutorflow.internal.reservation.ReservationReleases;
import io.tutorflow.internal.reservation.ReservationRequest;
import io.tutorflow.internal.reservation.ReservationRequests;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Takes wishes from usage-service, many per call, and releases unused reservations. */
@Path("/internal/reservations")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
class ReservationResource {

    private final Organizations organizations;
    private final MakingReservations reserving;
    private final ReleasingReservations undoing;

    ReservationResource(Organizations organizations, MakingReservations reserving, ReleasingReservations undoing) {
        this.organizations = organizations;
        this.reserving = reserving;
        this.undoing = undoing;
    }

    @POST
    @Operation(summary = "Reserve plan generations or budget tokens, or refuse; a repeated request reserves only once")
    public Uni<ReservationAnswers> reserve(@NotNull @Valid ReservationRequests call) {
        var requests = call.reservations();
        return organizations
                .findAll(requests.stream()
                        .map(ReservationResource::organizationOf)
                        .collect(Collectors.toSet()))
                .flatMap(found -> reserve(requests, found))
                .map(ReservationAnswers::new)
                .onFailure(Overloaded.class)
                .transform(
                        overloaded -> ApiProblem.notNow("The budget service is handling as many requests as it can"));
    }

    @POST
    @Path("/release")
    @Operation(
            summary = "Release an unused reservation",
            description = "Call this once for each request that was answered RESERVED or KNOWN and then recorded"
                    + " nothing. The reservation is released when no other request relies on it; one whose work has"
                    + " ended is kept.")
    @APIResponse(responseCode = "204", description = "Released, now or earlier")
    public Uni<Void> release(@NotNull @Valid ReservationReleases body) {
        return undoing.undo(
                body.reservationIds().stream().map(ReservationId::new).toList());
    }

    private Uni<List<ReservationAnswer>> reserve(
            List<ReservationRequest> requests, Map<OrganizationId, Organization> organizations) {
        var parts = Parts.of(requests, request -> organizations.containsKey(organizationOf(request)));
        var wishes = parts.chosen().stream()
                .map(request -> Wish.of(request, requireNonNull(organizations.get(organizationOf(request)))))
                .toList();
        return reserving
                .reserveAll(wishes)
                .map(decisions -> parts.together(
                        answers(wishes, decisions),
                        parts.others().stream()
                                .map(ReservationResource::unknownOrganization)
                                .toList()));
    }

    private static List<ReservationAnswer> answers(List<Wish> wishes, List<Decision> decisions) {
        var answers = new ArrayList<ReservationAnswer>(wishes.size());
        for (int i = 0; i < wishes.size(); i++) {
            answers.add(decisions.get(i).answerTo(wishes.get(i).id()));
        }
        return answers;
    }

    private static ReservationAnswer unknownOrganization(ReservationRequest request) {
        return new ReservationAnswer.Refused(request.reservationId(), ReservationRefusal.UNKNOWN_ORGANIZATION, null);
    }

    private static OrganizationId organizationOf(ReservationRequest request) {
        return OrganizationId.of(request.organizationId());
    }
}
