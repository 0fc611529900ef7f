package io.tutorflow.sandbox.clock;

import io.tutorflow.sandbox.process.PartReport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Moves business time in every process of every service. The offset is stored before it is pushed, so processes started
 * later have it from the start.
 */
public final class ClockPush {

    /** A service that is just starting takes up to half a minute until it can be reached. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Duration ONE_TRY = Duration.ofSeconds(5);

    private final ClockFile file;
    private final Supplier<List<PartReport>> services;
    private final String serviceToken;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ONE_TRY)
            .build();

    /** @param services supplies the current processes of the services */
    public ClockPush(ClockFile file, Supplier<List<PartReport>> services, String serviceToken) {
        this.file = file;
        this.services = services;
        this.serviceToken = serviceToken;
    }

    /**
     * Returns when every process has the offset. Moves are serialized, so that all processes end at the same offset.
     */
    public synchronized void moveTo(Duration offset) throws IOException, InterruptedException {
        file.keep(offset);
        Instant kept = Instant.now();
        for (PartReport service : services.get()) {
            push(offset, service.name(), kept);
        }
    }

    private void push(Duration offset, String name, Instant kept) throws IOException, InterruptedException {
        Instant patience = kept.plus(PATIENCE);
        while (!hasIt(offset, report(name), kept)) {
            if (Instant.now().isAfter(patience)) {
                throw new IOException(
                        name + " did not accept the new time, but the other services did; run the command again");
            }
            Thread.sleep(BETWEEN_TRIES);
        }
    }

    private PartReport report(String name) {
        return services.get().stream()
                .filter(report -> report.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private boolean hasIt(Duration offset, PartReport report, Instant kept) throws InterruptedException {
        return switch (report.state()) {
            case WAITING, BACKING_OFF, DEAD, STOPPED -> true;
            case STARTING -> report.since().isAfter(kept);
            case READY, UNREADY -> took(offset, report.port());
        };
    }

    private boolean took(Duration offset, int port) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/internal/clock"))
                .timeout(ONE_TRY)
                .header("Authorization", "Bearer " + serviceToken)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"offset\":\"" + offset + "\"}"))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 204;
        } catch (IOException notNow) {
            return false;
        }
    }
}
