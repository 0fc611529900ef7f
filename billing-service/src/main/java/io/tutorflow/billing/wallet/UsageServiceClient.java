package io.tutorflow.billing.wallet;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.wallet.Settlement.Charge;
import io.tutorflow.billing.wallet.UsageRecords.Knowledge;
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
                        .toList());
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
            var hold = new HoldId(id);
            return switch (state) {
                case "RUNNING" -> told(until).map(deadline -> new Knowledge.Running(hold, deadline));
                case "FINALIZED" -> told(finalized).map(bill -> new Knowledge.Ended(bill.capture(hold)));
                case "VOIDED" ->
                    Optional.of(
                            new Knowledge.Ended(new Settlement.Release(hold, account, Settlement.Release.UNEXPLAINED)));
                case "NEVER" ->
                    Optional.of(new Knowledge.Ended(new Settlement.Release(hold, account, "never_recorded")));
                default -> told(null);
            };
        }

        private <T> Optional<T> told(@Nullable T part) {
            if (part == null) {
                LOG.errorf("usage-service answered %s of hold %s, which is not understood; it stays open", state, id);
            }
            return Optional.ofNullable(part);
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
            return new Settlement.Capture(
                    hold,
                    new AccountId(accountId),
                    Money.ofMicros(amountMicros),
                    new Charge(catalogKey, Money.ofMicros(unitPriceMicros), Units.of(units), finalizedAt));
        }
    }
}
