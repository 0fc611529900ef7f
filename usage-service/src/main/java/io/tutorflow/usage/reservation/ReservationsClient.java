package io.tutorflow.usage.reservation;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** budget-service's reservations, many in one call. */
@RegisterRestClient(configKey = "budget")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
@Path("/internal/reservations")
interface ReservationsClient {
    @POST
    Uni<Answers> reserve(Questions questions);

    @POST
    @Path("/release")
    Uni<Void> release(Releases releases);

    /** At most 512 of them. */
    record Questions(List<Question> reservations) {}

    /** One reservation that is asked for. */
    record Question(
            UUID reservationId,
            UUID organizationId,
            @Nullable String teacherId,
            String role,
            String activity,
            long amountMicros,
            @Nullable Long minimumMicros) {}

    /** In the order of the questions. */
    record Answers(List<Answer> answers) {}

    /** What became of one reservation. */
    record Answer(
            UUID reservationId,
            Outcome outcome,
            @Nullable Source source,
            @Nullable State state,
            @Nullable Long amountMicros,
            @Nullable Reason reason,
            @Nullable ExceededBudget budget) {}

    /** At most 512 of them. */
    record Releases(List<UUID> reservationIds) {}

    /** Whether a reservation is there. */
    enum Outcome {
        RESERVED,
        KNOWN,
        REFUSED
    }

    /** What pays. */
    enum Source {
        PLAN,
        TOKENS
    }

    /** How far a known reservation has come. */
    enum State {
        OPEN,
        RELEASED,
        SPENT
    }

    /** Why nothing is reserved. */
    enum Reason {
        BUDGET_EXCEEDED,
        ORGANIZATION_SUSPENDED,
        UNKNOWN_ORGANIZATION
    }
}
