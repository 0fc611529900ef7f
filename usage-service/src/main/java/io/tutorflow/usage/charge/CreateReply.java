package io.tutorflow.usage.charge;

import io.tutorflow.usage.record.Mode;
import io.tutorflow.usage.record.UsageRecord;
import io.tutorflow.usage.record.UsageRecord.Ended;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** The response to a create request: 201 if the caller waited for the end, 202 if it has to poll. */
public record CreateReply(RestResponse.Status status, Created created) {

    static CreateReply of(Accepted accepted) {
        var usage = accepted.usage();
        return switch (accepted.answer()) {
            case AT_ONCE -> new CreateReply(RestResponse.Status.ACCEPTED, Created.pending(usage));
            case AWAITED -> new CreateReply(statusOf(usage), Created.of(usage));
            case REPLAYED -> new CreateReply(statusOf(usage), Created.replayed(usage));
        };
    }

    public <V> RestResponse<V> response(Function<Created, V> view) {
        return RestResponse.status(status, view.apply(created));
    }

    private static RestResponse.Status statusOf(UsageRecord usage) {
        var waited = usage.acceptance().submission().mode() == Mode.SYNC;
        return usage instanceof Ended && waited ? RestResponse.Status.CREATED : RestResponse.Status.ACCEPTED;
    }
}
