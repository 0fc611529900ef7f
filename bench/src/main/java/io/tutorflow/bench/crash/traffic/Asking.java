package io.tutorflow.bench.crash.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Sends requests as a good client does: without an answer, or when a service is unavailable, it repeats them with the
 * same key.
 */
final class Asking {

    /** Longer than a synchronous create waits before it becomes a 202. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    /** Doubled each time, so that waiting clients do not overload a recovering part. */
    private static final int SHORTEST_PAUSE_MILLIS = 500;

    private static final int LONGEST_PAUSE_MILLIS = 8_000;

    private final Tally tally;
    private final Claims claims;
    private volatile boolean givenUp;

    Asking(Tally tally, Claims claims) {
        this.tally = tally;
        this.claims = claims;
    }

    /** From now on nobody retries; requests without an answer are reported. */
    void giveUp() {
        givenUp = true;
    }

    /** One request; empty if it was not answered. */
    Optional<Answer> once(Client client, String method, String path, String body, String... headers)
            throws InterruptedException {
        try {
            var answer = client.call(method, path, body.getBytes(UTF_8), headers)
                    .get(ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS);
            tally.answered(answer);
            return Optional.of(answer);
        } catch (ExecutionException | TimeoutException noAnswer) {
            tally.unanswered();
            return Optional.empty();
        }
    }

    /**
     * The first proper answer, after as many requests as it takes; empty if there was none.
     *
     * @param client supplied before each request
     */
    Optional<Answer> untilAnswered(Supplier<Client> client, String path, String body, String... headers)
            throws InterruptedException {
        for (int pause = SHORTEST_PAUSE_MILLIS; !givenUp; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            var answer = once(client.get(), "POST", path, body, headers).filter(it -> !Tally.isOutage(it));
            if (answer.isPresent()) {
                return answer;
            }
            Thread.sleep(pause + ThreadLocalRandom.current().nextInt(pause));
        }
        claims.surprise("POST " + path + " was never answered, long after everything had recovered");
        return Optional.empty();
    }

    /**
     * Creates something, and records what the client was told.
     *
     * @param refusals the codes of acceptable refusals
     */
    Optional<Answer> create(Order order, Set<String> refusals) throws InterruptedException {
        var answer = untilAnswered(order::client, order.path(), order.body(), order.headers());
        answer.ifPresent(it -> keep(order, it, refusals));
        return answer.filter(Answer::isSuccess);
    }

    private void keep(Order order, Answer answer, Set<String> refusals) {
        if (answer.isSuccess()) {
            claims.told(order, answer.body());
        } else if (refusals.contains(answer.errorCode())) {
            claims.refused(order.key(), answer.errorCode());
        } else {
            claims.surprise("POST " + order.path() + ": " + answer.status() + " " + answer.body());
        }
    }

    /** Reads something created earlier once more, if there is an answer. */
    void look(Order order, String path) throws InterruptedException {
        once(order.client(), "GET", path, "")
                .filter(Answer::isSuccess)
                .ifPresent(answer -> claims.told(order, answer.body()));
    }
}
