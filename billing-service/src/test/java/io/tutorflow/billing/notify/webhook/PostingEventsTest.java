package io.tutorflow.billing.notify.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.JksOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is connected to, as whom, and how much of an answer is read. */
class PostingEventsTest {

    private static final String PASSWORD = "changeit";

    private final Vertx vertx = Vertx.vertx();
    private final List<String> asked = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void aNameThatLeadsToThisMachineIsNotConnectedTo() throws Exception {
        var hits = new AtomicInteger();
        int port = serve(new HttpServerOptions(), hits, "ok");

        var reply = post(posting(false, new HttpClientOptions(), "127.0.0.1"), "http://customer.example:" + port);

        assertEquals(new Reply.Unanswered("the host does not resolve to a public address"), reply);
        assertEquals(List.of("customer.example"), asked);
        assertEquals(0, hits.get());
    }

    @Test
    void aNameThatLeadsInsideAmongOthersIsNotConnectedTo() throws Exception {
        var reply = post(posting(false, new HttpClientOptions(), "1.1.1.1", "10.0.0.1"), "https://customer.example/");

        assertEquals(new Reply.Unanswered("the host does not resolve to a public address"), reply);
    }

    @Test
    void theAddressThatWasJudgedIsTheOneThatIsConnectedTo() throws Exception {
        var hits = new AtomicInteger();
        int port = serve(new HttpServerOptions(), hits, "ok");

        var reply = post(posting(true, new HttpClientOptions(), "127.0.0.1"), "http://customer.example:" + port);

        assertEquals(200, assertInstanceOf(Reply.Answered.class, reply).status());
        assertEquals(1, asked.size());
    }

    @Test
    void theCertificateMustBeOfTheNameInTheUrl() throws Exception {
        var hits = new AtomicInteger();
        int port = serve(certified("customer.example"), hits, "ok");
        var trusting = new HttpClientOptions().setTrustOptions(store("customer.example"));

        var reply = post(posting(true, trusting, "127.0.0.1"), "https://customer.example:" + port);
        var other = post(posting(true, trusting, "127.0.0.1"), "https://another.example:" + port);
        var unknown = post(posting(true, new HttpClientOptions(), "127.0.0.1"), "https://customer.example:" + port);

        assertEquals(
                200,
                assertInstanceOf(Reply.Answered.class, reply, reply::toString).status());
        assertInstanceOf(Reply.Unanswered.class, other);
        assertInstanceOf(Reply.Unanswered.class, unknown);
        assertEquals(1, hits.get());
    }

    @Test
    void noMoreIsReadThanTheBound() throws Exception {
        int port = serve(new HttpServerOptions(), new AtomicInteger(), "z".repeat(10_000_000));

        var reply = post(posting(true, new HttpClientOptions(), "127.0.0.1"), "http://customer.example:" + port);

        assertEquals(
                "z".repeat(1_000), assertInstanceOf(Reply.Answered.class, reply).body());
    }

    @Test
    void nobodyThereIsAReplyToo() throws Exception {
        var reply = post(posting(true, new HttpClientOptions(), "127.0.0.1"), "http://customer.example:1");

        assertTrue(assertInstanceOf(Reply.Unanswered.class, reply).error().contains("refused"), reply::toString);
    }

    private PostingEvents posting(boolean allowPrivate, HttpClientOptions trusting, String... addresses) {
        Names names = host -> {
            asked.add(host);
            return Future.succeededFuture(
                    List.of(addresses).stream().map(PostingEventsTest::address).toList());
        };
        return new PostingEvents(
                vertx, trusting, names, new Told(allowPrivate), () -> Instant.parse("2026-11-21T10:00:00Z"));
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Reply post(PostingEvents posting, String url) throws Exception {
        var secret = SigningSecret.of(new byte[32]);
        var delivery = new ClaimedDelivery(
                UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 1, 1, url, List.of(secret), "{}");
        return posting.post(delivery).toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private int serve(HttpServerOptions options, AtomicInteger hits, String answer) throws Exception {
        return vertx.createHttpServer(options)
                .requestHandler(request -> {
                    hits.incrementAndGet();
                    request.response().end(answer);
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS)
                .actualPort();
    }

    private HttpServerOptions certified(String name) throws Exception {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "customer",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:" + name,
                        "-storetype",
                        "JKS",
                        "-keystore",
                        folder.resolve(name).toString(),
                        "-storepass",
                        PASSWORD,
                        "-keypass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertEquals(0, made.waitFor());
        return new HttpServerOptions().setSsl(true).setKeyCertOptions(store(name));
    }

    private JksOptions store(String name) {
        return new JksOptions().setPath(folder.resolve(name).toString()).setPassword(PASSWORD);
    }

    private record Told(boolean allowPrivate) implements WebhookSettings {

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(20);
        }

        @Override
        public String sendEvery() {
            return "1s";
        }

        @Override
        public String tidyEvery() {
            return "1m";
        }
    }
}
