package io.tutorflow.bench.load;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** A request on its way: one for each of Hyperfoil's sessions, used again and again. */
final class Flight {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable Call call;
    private long due;
    private int status;

    void begin(Call request, long dueAt) {
        call = request;
        due = dueAt;
        status = Tally.NO_ANSWER;
        body.reset();
    }

    Call call() {
        if (call == null) {
            throw new IllegalStateException("nothing was begun");
        }
        return call;
    }

    void answered(int answeredStatus) {
        status = answeredStatus;
    }

    ByteArrayOutputStream body() {
        return body;
    }

    long due() {
        return due;
    }

    int status() {
        return status;
    }
}
