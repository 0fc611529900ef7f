package io.tutorflow.budget.reservation;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Away;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks usage-service over HTTP. */
@ApplicationScoped
class UsageServiceClient implements UsageRecords {

    private static final Logger LOG = Logger.getLogger(UsageServiceClient.class);

    private final Api api;

    UsageServiceClient(@RestClient Api api) {
        this.api = api;
    }

    @Override
    public Uni<List<Knowledge>> lookUp(List<ReservationId> reservations) {
        var asked = Set.copyOf(reservations);
        return api.lookUp(new QuestionRequest(
                        reservations.stream().map(ReservationId::value).toList()))
                .map(reply -> reply.answers().stream()
                        .flatMap(answer -> answer.asKnowledge().stream())
                        .filter(known -> asked.contains(known.id()))
                        .toList())
                .onFailure()
                .transform(Away::orItself);
    }

    /** The part of usage-service's internal surface that is asked. */
    @Path("/internal/usage-records")
    @RegisterRestClient(configKey = "usage-service")
    @ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
    interface Api {
        @POST
        @Path("/lookup")
        Uni<ReplyView> lookUp(QuestionRequest question);
    }

    record QuestionRequest(List<UUID> ids) {}

    record ReplyView(List<AnswerView> answers) {}

    /** @param state {@code RUNNING}, {@code FINALIZED}, {@code VOIDED} or {@code NEVER} */
    record AnswerView(
            UUID id,
            String state,
            @Nullable Instant until,
            @Nullable FinalizedView finalized) {

        /** Nothing, if it cannot be understood: its reservation stays open, and the answers beside it count. */
        Optional<Knowledge> asKnowledge() {
            try {
                return Optional.of(knowledge(new ReservationId(id)));
            } catch (RuntimeException e) {
                // Whatever is wrong with it: it comes from another service, maybe of another version.
                LOG.errorf(e, "ALARM, usage-service answered %s, which is not understood", this);
                return Optional.empty();
            }
        }

        private Knowledge knowledge(ReservationId reservation) {
            return switch (state) {
                case "RUNNING" -> new Knowledge.Running(reservation, requireNonNull(until, "until"));
                case "FINALIZED" ->
                    new Knowledge.Ended(new Settlement.Spent(
                            reservation, requireNonNull(finalized, "finalized").charged()));
                case "VOIDED", "NEVER" -> new Knowledge.Ended(new Settlement.Released(reservation));
                default -> throw new IllegalArgumentException("state");
            };
        }
    }

    /** @param chargedMicros what is taken from the payer's wallet: nothing where a plan pays */
    record FinalizedView(@Nullable Long chargedMicros) {

        Money charged() {
            var micros = requireNonNull(chargedMicros, "chargedMicros");
            if (micros < 0) {
                throw new IllegalArgumentException("chargedMicros is negative");
            }
            return Money.ofMicros(micros);
        }
    }
}
