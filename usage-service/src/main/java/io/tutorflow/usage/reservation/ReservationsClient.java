package io.tutorflow.usage.reservation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.reservation.ReservationAnswers;
import io.tutorflow.internal.reservation.ReservationReleases;
import io.tutorflow.internal.reservation.ReservationRequests;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** budget-service's reservations, many per call. */
@RegisterRestClient(configKey = "budget")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
@Path("/internal/reservations")
interface ReservationsClient {
    @POST
    Uni<ReservationAnswers> reserve(ReservationRequests requests);

    @POST
    @Path("/release")
    Uni<Void> release(ReservationReleases releases);
}
