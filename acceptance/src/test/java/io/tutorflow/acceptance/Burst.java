package io.tutorflow.acceptance;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * One caller's requests, all at once. Together they are more than one caller's share of what is let in: what is turned
 * away with 503 comes back, as it is told to.
 */
final class Burst {

    private static final int UNAVAILABLE = 503;

    private Burst() {}

    static List<Answer> of(int times, Client client, String path, IntFunction<Map<String, ?>> body) {
        var open = IntStream.range(0, times)
                .mapToObj(i -> post(client, path, Client.json(body.apply(i))))
                .toList();
        return open.stream().map(CompletableFuture::join).toList();
    }

    private static CompletableFuture<Answer> post(Client client, String path, String body) {
        return client.postLater(path, body).thenCompose(answer -> {
            if (answer.status() != UNAVAILABLE) {
                return CompletableFuture.completedFuture(answer);
            }
            var later = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
            return CompletableFuture.runAsync(() -> {}, later).thenCompose(now -> post(client, path, body));
        });
    }
}
