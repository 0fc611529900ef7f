package io.tutorflow.usage.hold;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.tutorflow.money.Money;
import io.tutorflow.usage.hold.HoldsClient.Answer;
import io.tutorflow.usage.hold.HoldsClient.Answers;
import io.tutorflow.usage.hold.HoldsClient.Question;
import io.tutorflow.usage.hold.HoldsClient.Questions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The holds of one call. The same hold asked for twice is one question; who asked later learns that it is known. */
final class HoldBatch {

    private final List<HoldRequest> requests;
    private final Map<UUID, HoldRequest> distinct = new LinkedHashMap<>();

    HoldBatch(List<HoldRequest> requests) {
        this.requests = requests;
        requests.forEach(request -> distinct.putIfAbsent(request.holdId(), request));
    }

    Questions questions() {
        return new Questions(distinct.values().stream()
                .map(request -> new Question(
                        request.holdId(),
                        request.accountId(),
                        request.keyId(),
                        request.amount().micros(),
                        request.minimum() == null ? null : request.minimum().micros(),
                        request.capped()))
                .toList());
    }

    List<HoldAnswer> read(Answers answers) {
        var byId = new HashMap<UUID, HoldAnswer>();
        answers.answers().stream()
                .filter(answer -> distinct.containsKey(answer.holdId()))
                .forEach(answer ->
                        byId.put(answer.holdId(), read(answer, requireNonNull(distinct.get(answer.holdId())))));
        var read = new ArrayList<HoldAnswer>(requests.size());
        var asked = new HashSet<UUID>();
        for (var request : requests) {
            var answer = byId.get(request.holdId());
            if (answer == null) {
                throw new IllegalStateException("The ledger left out hold " + request.holdId());
            }
            var first = asked.add(request.holdId());
            read.add(
                    answer instanceof HoldAnswer.Placed placed && !first
                            ? new HoldAnswer.Alive(placed.amount())
                            : answer);
        }
        return read;
    }

    private static HoldAnswer read(Answer answer, HoldRequest request) {
        return switch (answer.outcome()) {
            case PLACED -> new HoldAnswer.Placed(requireNonNullElse(money(answer.amountMicros()), request.amount()));
            case KNOWN ->
                switch (requireNonNull(answer.state())) {
                    case OPEN, CAPTURED -> new HoldAnswer.Alive(money(answer.amountMicros()));
                    case VOIDED -> new HoldAnswer.Released();
                };
            case REFUSED ->
                new HoldAnswer.Refused(
                        requireNonNull(answer.reason()),
                        orZero(answer.requiredMicros()),
                        orZero(answer.availableMicros()));
        };
    }

    private static @Nullable Money money(@Nullable Long micros) {
        return micros == null ? null : Money.ofMicros(micros);
    }

    private static Money orZero(@Nullable Long micros) {
        return micros == null ? Money.ZERO : Money.ofMicros(micros);
    }
}
