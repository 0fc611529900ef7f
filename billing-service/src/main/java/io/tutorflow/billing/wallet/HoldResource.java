package io.tutorflow.billing.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.Overloaded;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ServiceCaller;
import io.tutorflow.money.Money;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Takes requests for holds from usage-service, many in one call. */
@Path("/internal/holds")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
class HoldResource {

    private static final Logger LOG = Logger.getLogger(HoldResource.class);

    private final PlacingHolds placing;

    HoldResource(PlacingHolds placing) {
        this.placing = placing;
    }

    @POST
    @Operation(summary = "Set estimates aside, or refuse; a hold asked for twice is placed once")
    public Uni<HoldAnswers> place(@NotNull @Valid HoldRequests body) {
        var requests = body.holds().stream().map(HoldBody::toRequest).toList();
        var placed = place(requests);
        var answers = new ArrayList<Uni<HoldAnswerBody>>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            answers.add(answer(requests.get(i), placed.get(i)));
        }
        return Uni.join().all(answers).andFailFast().map(HoldAnswers::new);
    }

    private List<Uni<HoldAnswer>> place(List<HoldRequest> requests) {
        try {
            return placing.placeAll(requests);
        } catch (Overloaded full) {
            throw ApiProblem.unavailable("The ledger");
        }
    }

    private static Uni<HoldAnswerBody> answer(HoldRequest request, Uni<HoldAnswer> placed) {
        return placed.onFailure(Databases::isOverspending)
                .recoverWithItem(failure -> {
                    LOG.errorf(failure, "The database refused what the code let pass: hold %s", request.id());
                    return new HoldAnswer.Refused(RefusalReason.CREDITS_EXHAUSTED, request.amount(), Money.ZERO);
                })
                .map(answer -> HoldAnswerBody.of(request.id().value(), answer));
    }

    /** Up to 512 requests for holds. */
    record HoldRequests(
            @NotNull @Size(min = 1, max = HoldLimits.MAX_PER_CALL)
            List<@NotNull @Valid HoldBody> holds) {}

    /**
     * @param amountMicros in micro-USD
     * @param minimumMicros if given, as much as is available will do, from this much on
     * @param capped whether the amount is a bound and not an estimate: it sets no automatic reload off
     */
    record HoldBody(
            @NotNull UUID holdId,
            @NotNull UUID accountId,
            @Nullable UUID keyId,
            @Positive long amountMicros,
            @Nullable @Positive Long minimumMicros,
            boolean capped) {

        HoldRequest toRequest() {
            if (minimumMicros != null && minimumMicros > amountMicros) {
                throw ApiProblem.invalid("minimumMicros must not be above amountMicros");
            }
            return new HoldRequest(
                    new HoldId(holdId),
                    new AccountId(accountId),
                    keyId,
                    Money.ofMicros(amountMicros),
                    minimumMicros == null ? null : Money.ofMicros(minimumMicros),
                    capped);
        }
    }

    /** In the order of the requests. */
    record HoldAnswers(List<HoldAnswerBody> answers) {}

    /**
     * What became of one request.
     *
     * @param outcome {@code PLACED}, {@code KNOWN} (placed before, now in {@code state}) or {@code REFUSED}
     * @param amountMicros what is set aside, or was when it is known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HoldAnswerBody(
            UUID holdId,
            String outcome,
            @Nullable HoldState state,
            @Nullable RefusalReason reason,
            @Nullable Long amountMicros,
            @Nullable Long requiredMicros,
            @Nullable Long availableMicros) {

        static HoldAnswerBody of(UUID holdId, HoldAnswer answer) {
            return switch (answer) {
                case HoldAnswer.Placed placed ->
                    new HoldAnswerBody(
                            holdId, "PLACED", null, null, placed.amount().micros(), null, null);
                case HoldAnswer.Known known ->
                    new HoldAnswerBody(
                            holdId, "KNOWN", known.state(), null, known.amount().micros(), null, null);
                case HoldAnswer.Refused refused ->
                    new HoldAnswerBody(
                            holdId,
                            "REFUSED",
                            null,
                            refused.reason(),
                            null,
                            refused.required().micros(),
                            refused.available().micros());
            };
        }
    }
}
