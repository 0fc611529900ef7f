package io.tutorflow.sandbox.generator;

import io.tutorflow.sandbox.clock.ClockFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
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
 * Renders nothing, and reports what the prompt says: once per order, however often it is ordered. A report that is not
 * accepted is sent again.
 */
final class Renderer {

    private static final long RENDERING_MILLIS = 300;
    private static final long GLANCE_MILLIS = 500;
    private static final long AGAIN_MILLIS = 1_000;
    private static final int MOST_TRIES = 600;

    /** usage-service waits a day; a minute more avoids a tie. */
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
        int seconds = directives.seconds().orElse(order.targetDurationSeconds());
        Report success = directives.asRemotion()
                ? RemotionReports.success(order, seconds, signer)
                : PlainReports.success(order, seconds, signer);
        Report failure =
                directives.asRemotion() ? RemotionReports.failure(order, signer) : PlainReports.failure(order, signer);
        switch (directives.manner()) {
            case ONCE -> vertx.setTimer(RENDERING_MILLIS, timer -> report(vertx, order, success, 1));
            case FAILED -> vertx.setTimer(RENDERING_MILLIS, timer -> report(vertx, order, failure, 1));
            case TWICE -> {
                vertx.setTimer(RENDERING_MILLIS, timer -> report(vertx, order, success, 1));
                vertx.setTimer(RENDERING_MILLIS * 2, timer -> report(vertx, order, success, 1));
            }
            case LATE -> reportAfter(vertx, order, success, businessNow().plus(TOO_LATE));
            case NEVER -> {}
        }
    }

    private void reportAfter(Vertx vertx, RenderOrder order, Report report, Instant due) {
        vertx.setTimer(GLANCE_MILLIS, timer -> {
            if (businessNow().isBefore(due)) {
                reportAfter(vertx, order, report, due);
            } else {
                report(vertx, order, report, 1);
            }
        });
    }

    private void report(Vertx vertx, RenderOrder order, Report report, int attempt) {
        Future.fromCompletionStage(http.sendAsync(requestOf(report), BodyHandlers.discarding()))
                .onComplete(answer -> {
                    boolean taken = answer.succeeded() && answer.result().statusCode() < 500;
                    if (!taken && attempt < MOST_TRIES) {
                        vertx.setTimer(AGAIN_MILLIS, timer -> report(vertx, order, report, attempt + 1));
                    } else {
                        System.out.println(
                                "render " + order.renderId() + (taken ? " was reported" : " could not be reported"));
                    }
                });
    }

    private static HttpRequest requestOf(Report report) {
        return HttpRequest.newBuilder(report.to())
                .timeout(ONE_TRY)
                .header("Content-Type", "application/json")
                .header(report.header(), report.signature().get())
                .POST(BodyPublishers.ofString(report.body()))
                .build();
    }

    private Instant businessNow() {
        try {
            return Instant.now().plus(clock.offset());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
