package io.tutorflow.bench.crash.traffic;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Requests that change nothing: quotes, and requests that must be refused. */
final class Inquiries {

    private static final String QUOTES = "/v1/platform/quotes";
    private static final String COURSES = "/v1/platform/courses";
    private static final String[] JSON = {"Content-Type", "application/json"};

    private final Asking asking;
    private final Claims claims;
    private final Tenants tenants;

    Inquiries(Asking asking, Claims claims, Tenants tenants) {
        this.asking = asking;
        this.claims = claims;
        this.tenants = tenants;
    }

    void quote() throws InterruptedException {
        ask(any(tenants.rich()).client(), QUOTES, Map.of("category", "course", "units", 7), 200);
    }

    void withoutPrompt() throws InterruptedException {
        ask(any(tenants.rich()).client(), COURSES, Map.of("lessonCount", 1), 400);
    }

    void withoutKey() throws InterruptedException {
        ask(tenants.stranger(), COURSES, Map.of("prompt", "Rome"), 401);
    }

    private void ask(Client client, String path, Map<String, ?> body, int expected) throws InterruptedException {
        asking.once(client, "POST", path, Client.json(body), JSON)
                .filter(answer -> answer.status() != expected && !Tally.isOutage(answer))
                .ifPresent(answer -> surprise(path, expected, answer));
    }

    private void surprise(String path, int expected, Answer answer) {
        claims.surprise("POST " + path + ": " + answer.status() + " instead of " + expected + " " + answer.body());
    }

    private static <T> T any(List<T> of) {
        return of.get(ThreadLocalRandom.current().nextInt(of.size()));
    }
}
