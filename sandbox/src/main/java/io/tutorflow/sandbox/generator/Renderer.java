package io.tutorflow.sandbox.generator;

import io.tutorflow.sandbox.clock.ClockFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Renders nothing, and reports what the prompt tells it to: once for each order, however often it is ordered. A report
 * that is not taken is sent again.
 */
final class Renderer {

    private static final long RENDERING_MILLIS = 300;
    private static final long GLANCE_MILLIS = 500;
    private static final long AGAIN_MILLIS = 1_000;
    private static final int MOST_TRIES = 600;

    /** A day is what usage-service waits; a minute more, so that nobody argues about the second. */
    private static final Duration TOO_LATE = Duration.ofHours(24).plusMinutes(1);

    private static final Duration ONE_TRY = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ONE_TRY)
            .build();
    private final ReportSigner signer;
    private final ClockFile clock;
    private final Set<UUID> orders = ConcurrentHashMap.newKeySet();

    Renderer(ReportSigner signer, ClockFile clock) {
        this.signer = signer;
        this.clock = clock;
    }

    void take(Vertx vertx, RenderOrder order) {
        if (!orders.add(order.renderId())) {
            return;
        }
        RenderDirectives directives = RenderDirectives.in(order.prompt());
        String success = success(order, directives.seconds().orElse(order.targetDurationSeconds()));
        switch (directives.manner()) {
            case ONCE -> vertx.setTimer(RENDERING_MILLIS, timer -> report(vertx, order, success, 1));
            case FAILED -> vertx.setTimer(RENDERING_MILLIS, timer -> report(vertx, order, failure(order), 1));
            case TWICE -> {
                vertx.setTimer(RENDERING_MILLIS, timer -> report(vertx, order, success, 1));
                vertx.setTimer(RENDERING_MILLIS * 2, timer -> report(vertx, order, success, 1));
            }
            case LATE -> reportAfter(vertx, order, success, businessNow().plus(TOO_LATE));
            case NEVER -> {}
        }
    }

    private void reportAfter(Vertx vertx, RenderOrder order, String body, Instant due) {
        vertx.setTimer(GLANCE_MILLIS, timer -> {
            if (businessNow().isBefore(due)) {
                reportAfter(vertx, order, body, due);
            } else {
                report(vertx, order, body, 1);
            }
        });
    }

    private void report(Vertx vertx, RenderOrder order, String body, int attempt) {
        Future.fromCompletionStage(http.sendAsync(requestOf(order, body), BodyHandlers.discarding()))
                .onComplete(answer -> {
                    boolean taken = answer.succeeded() && answer.result().statusCode() < 500;
                    if (!taken && attempt < MOST_TRIES) {
                        vertx.setTimer(AGAIN_MILLIS, timer -> report(vertx, order, body, attempt + 1));
                    } else {
                        System.out.println(
                                "render " + order.renderId() + (taken ? " was reported" : " could not be reported"));
                    }
                });
    }

    private HttpRequest requestOf(RenderOrder order, String body) {
        return HttpRequest.newBuilder(URI.create(order.callbackUrl()))
                .timeout(ONE_TRY)
                .header("Content-Type", "application/json")
                .header("X-Signature", signer.sign(Instant.now(), body))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private Instant businessNow() {
        try {
            return Instant.now().plus(clock.offset());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String success(RenderOrder order, int seconds) {
        return "{\"renderId\":\"" + order.renderId() + "\",\"status\":\"succeeded\",\"durationSeconds\":" + seconds
                + ",\"videoKey\":\"videos/" + order.renderId() + ".mp4\"}";
    }

    private static String failure(RenderOrder order) {
        return "{\"renderId\":\"" + order.renderId()
                + "\",\"status\":\"failed\",\"reason\":\"the renderer could not do this work\"}";
    }
}
