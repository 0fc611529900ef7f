package io.tutorflow.usage.hold;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** billing-service's holds, many in one call. */
@RegisterRestClient(configKey = "billing")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
@Path("/internal/holds")
interface HoldsClient {

    @POST
    Uni<Answers> place(Questions questions);

    /** At most 512 of them. */
    record Questions(List<Question> holds) {}

    /** One hold that is asked for. */
    record Question(
            UUID holdId,
            UUID accountId,
            @Nullable UUID keyId,
            long amountMicros,
            @Nullable Long minimumMicros,
            boolean capped) {}

    /** In the order of the questions. */
    record Answers(List<Answer> answers) {}

    /**
     * What became of one hold.
     *
     * @param amountMicros what is set aside, where something is
     */
    record Answer(
            UUID holdId,
            Outcome outcome,
            @Nullable State state,
            @Nullable HoldRefusal reason,
            @Nullable Long amountMicros,
            @Nullable Long requiredMicros,
            @Nullable Long availableMicros) {}

    /** Whether a hold is there. */
    enum Outcome {
        PLACED,
        KNOWN,
        REFUSED
    }

    /** How far a known hold has come. */
    enum State {
        OPEN,
        CAPTURED,
        VOIDED
    }
}
