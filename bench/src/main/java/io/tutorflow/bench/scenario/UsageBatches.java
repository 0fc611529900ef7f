package io.tutorflow.bench.scenario;

import io.tutorflow.bench.load.Call;
import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Batches of CloudEvents, no two events of the same name, each of the moment its batch is made. */
final class UsageBatches {

    static final int EVENTS = 1_000;

    static final String PATH = "/internal/usage-events";
    private static final String TYPE = "application/cloudevents-batch+json";
    private static final int CHARS_PER_EVENT = 260;

    private final String source = "/bench/" + UUID.randomUUID();
    private final String token;
    private final List<String> accounts;
    private long made;

    UsageBatches(String token, List<String> accounts) {
        this.token = token;
        this.accounts = accounts;
    }

    /** @param number of the request; of no concern, as no event may come twice, in whatever run */
    Call next(long number) {
        return Call.post(PATH, token, TYPE, body(Instant.now()));
    }

    Answer sendTo(Client service) {
        return service.with(token).postText(PATH, TYPE, body(Instant.now()));
    }

    private String body(Instant now) {
        var body = new StringBuilder(EVENTS * CHARS_PER_EVENT).append('[');
        for (int i = 0; i < EVENTS; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"specversion\":\"1.0\",\"type\":\"io.tutorflow.usage.measured.v1\",\"source\":\"")
                    .append(source)
                    .append("\",\"id\":\"")
                    .append(made)
                    .append("\",\"subject\":\"")
                    .append(accounts.get((int) (made % accounts.size())))
                    .append("\",\"time\":\"")
                    .append(now)
                    .append("\",\"data\":{\"category\":\"evaluation\",\"units\":1}}");
            made++;
        }
        return body.append(']').toString();
    }
}
