package io.tutorflow.billing.wallet;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.wallet.Settlement.Charge;
import io.tutorflow.billing.wallet.UsageRecords.Knowledge;
import io.tutorflow.http.Away;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    public Uni<List<Knowledge>> lookUp(Map<HoldId, AccountId> holds) {
        var ids = holds.keySet().stream().map(HoldId::value).toList();
        return api.lookUp(new Question(ids))
                .map(reply -> reply.answers().stream()
                        .flatMap(answer -> knowledge(answer, holds).stream())
                        .toList())
                .onFailure()
                .transform(Away::orItself);
    }

    private static Optional<Knowledge> knowledge(Answer answer, Map<HoldId, AccountId> holds) {
        return Optional.ofNullable(holds.get(new HoldId(answer.id()))).flatMap(answer::asKnowledge);
    }

    /** The part of usage-service's internal surface that is asked. */
    @Path("/internal/usage-records")
    @RegisterRestClient(configKey = "usage-service")
    @ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
    interface Api {

        @POST
        @Path("/lookup")
        Uni<Reply> lookUp(Question question);
    }

    record Question(List<UUID> ids) {}

    record Reply(List<Answer> answers) {}

    /** @param state {@code RUNNING}, {@code FINALIZED}, {@code VOIDED} or {@code NEVER} */
    record Answer(
            UUID id,
            String state,
            @Nullable Instant until,
            @Nullable FinalizedBody finalized) {

        /** Nothing, if it cannot be understood: its hold stays open, and the answers beside it count. */
        Optional<Knowledge> asKnowledge(AccountId account) {
            try {
                return Optional.of(knowledge(new HoldId(id), account));
            } catch (RuntimeException e) {
                // Whatever is wrong with it: it comes from another service, maybe of another version.
                LOG.errorf(e, "ALARM, usage-service answered %s, which is not understood", this);
                return Optional.empty();
            }
        }

        private Knowledge knowledge(HoldId hold, AccountId account) {
            return switch (state) {
                case "RUNNING" -> new Knowledge.Running(hold, requireNonNull(until, "until"));
                case "FINALIZED" ->
                    new Knowledge.Ended(requireNonNull(finalized, "finalized").capture(hold));
                case "VOIDED" ->
                    new Knowledge.Ended(new Settlement.Release(hold, account, Settlement.Release.UNEXPLAINED));
                case "NEVER" -> new Knowledge.Ended(new Settlement.Release(hold, account, "never_recorded"));
                default -> throw new IllegalArgumentException("state");
            };
        }
    }

    record FinalizedBody(
            UUID accountId,
            long amountMicros,
            String catalogKey,
            long unitPriceMicros,
            BigDecimal units,
            Instant finalizedAt) {

        Settlement capture(HoldId hold) {
            requireNonNull(accountId, "accountId");
            requireNonNull(catalogKey, "catalogKey");
            requireNonNull(finalizedAt, "finalizedAt");
            if (amountMicros < 0 || unitPriceMicros < 0) {
                throw new IllegalArgumentException("an amount is negative");
            }
            return new Settlement.Capture(
                    hold,
                    new AccountId(accountId),
                    Money.ofMicros(amountMicros),
                    new Charge(catalogKey, Money.ofMicros(unitPriceMicros), Units.of(units), finalizedAt));
        }
    }
}
