package io.tutorflow.usage.hold;

import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldAnswers;
import io.tutorflow.internal.hold.HoldRequest;
import io.tutorflow.internal.hold.HoldRequests;
import io.tutorflow.internal.hold.HoldState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The holds of one call. A hold that is requested twice is asked about once; the second requester is told that it is
 * known.
 */
final class HoldBatch {

    private final List<HoldRequest> requests;
    private final Map<UUID, HoldRequest> distinct = new LinkedHashMap<>();

    HoldBatch(List<HoldRequest> requests) {
        this.requests = requests;
        requests.forEach(request -> distinct.putIfAbsent(request.holdId(), request));
    }

    HoldRequests questions() {
        return new HoldRequests(List.copyOf(distinct.values()));
    }

    List<HoldAnswer> read(HoldAnswers answers) {
        var byId = new HashMap<UUID, HoldAnswer>();
        answers.answers().forEach(answer -> byId.put(answer.holdId(), answer));
        var read = new ArrayList<HoldAnswer>(requests.size());
        var asked = new HashSet<UUID>();
        for (var request : requests) {
            var answer = byId.get(request.holdId());
            if (answer == null) {
                throw new IllegalStateException("The ledger did not answer hold " + request.holdId());
            }
            var first = asked.add(request.holdId());
            read.add(
                    answer instanceof HoldAnswer.Placed placed && !first
                            ? new HoldAnswer.Known(placed.holdId(), HoldState.OPEN, placed.amountMicros())
                            : answer);
        }
        return read;
    }
}
