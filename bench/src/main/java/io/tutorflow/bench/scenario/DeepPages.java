package io.tutorflow.bench.scenario;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Pages from all over a workspace's usage, newest to oldest, each by its cursor. */
record DeepPages(List<String> paths) {

    private static final String PATH = "/v1/platform/agent/usage?limit=100";

    private static final int PLACES = 200;

    /** A page asked for without a cursor counts what it was asked for: a window must be short, and hold a page. */
    private static final long RECORDS_IN_WINDOW = 2_000;

    /**
     * Goes to places evenly spread in time, and takes the cursor to what lies beyond each.
     *
     * @param records how many there are, about evenly spread from the oldest to the newest
     */
    static DeepPages of(Client client, Instant oldest, Instant newest, long records) {
        var length = Duration.between(oldest, newest);
        var window = length.multipliedBy(Math.min(records, RECORDS_IN_WINDOW)).dividedBy(records);
        var paths = new ArrayList<String>();
        for (int place = 0; place < PLACES; place++) {
            var to = newest.minus(length.multipliedBy(place).dividedBy(PLACES));
            var cursor = page(client, to.minus(window), to).body().path("nextCursor");
            if (cursor.isTextual()) {
                paths.add(PATH + "&cursor=" + cursor.asText());
            }
        }
        if (paths.isEmpty()) {
            throw new IllegalStateException("the workspace has no second page");
        }
        return new DeepPages(List.copyOf(paths));
    }

    private static Answer page(Client client, Instant from, Instant to) {
        var answer = client.get(PATH + "&from=" + from + "&to=" + to);
        if (!answer.isSuccess()) {
            throw new IllegalStateException("no history: " + answer.status() + " " + answer.body());
        }
        return answer;
    }
}
