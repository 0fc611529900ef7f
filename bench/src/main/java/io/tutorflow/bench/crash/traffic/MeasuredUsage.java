package io.tutorflow.bench.crash.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Another service that reports work measured elsewhere, many events per call, and some of them twice. */
final class MeasuredUsage {

    static final int EVENTS = 20;

    private static final String PATH = "/internal/usage-events";
    private static final String[] HEADERS = {"Content-Type", "application/cloudevents-batch+json"};

    /** Small, because no price was in force before the stack was started. */
    private static final Duration AGE = Duration.ofSeconds(1);

    private final Asking asking;
    private final Claims claims;
    private final String account;
    private final List<Client> replicas;
    private final AtomicInteger turn = new AtomicInteger();

    /** @param replicas of usage-service, with the token of a service */
    MeasuredUsage(Asking asking, Claims claims, String account, List<Client> replicas) {
        this.asking = asking;
        this.claims = claims;
        this.account = account;
        this.replicas = replicas;
    }

    void report() throws InterruptedException {
        var ids = new ArrayList<String>();
        for (int i = 0; i < EVENTS - 1; i++) {
            ids.add(UUID.randomUUID().toString());
        }
        ids.add(ids.getFirst());
        var time = Instant.now().minus(AGE);
        var body = Client.json(ids.stream().map(id -> event(id, time)).toList());
        var answer = asking.untilAnswered(this::nextReplica, PATH, body, HEADERS);
        answer.ifPresent(this::keep);
    }

    private Client nextReplica() {
        return replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
    }

    private void keep(Answer answer) {
        if (answer.status() != 200) {
            claims.surprise("POST " + PATH + ": " + answer.status() + " " + answer.body());
            return;
        }
        for (JsonNode event : answer.body().path("answers")) {
            if (event.path("outcome").asText().equals("refused")) {
                claims.surprise("POST " + PATH + ": " + event);
            } else {
                claims.took(
                        event.path("id").asText(),
                        UUID.fromString(event.path("usageRecordId").asText()));
            }
        }
    }

    private Map<String, Object> event(String id, Instant time) {
        var event = new HashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("type", "io.tutorflow.usage.measured.v1");
        event.put("source", "/crash");
        event.put("id", id);
        event.put("subject", account);
        event.put("time", time.toString());
        event.put("data", Map.of("category", "evaluation", "units", 1));
        return event;
    }
}
