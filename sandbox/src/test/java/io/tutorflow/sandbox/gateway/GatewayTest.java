package io.tutorflow.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GatewayTest {

    private static final int MEBIBYTE = 1024 * 1024;

    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Queue<HttpServerRequest> HUNG = new ConcurrentLinkedQueue<>();
    private static int port;

    @BeforeAll
    static void startsBeforeOneServiceThatIsUpAndOneThatIsDown() throws Exception {
        HttpServer echo = VERTX.createHttpServer()
                .requestHandler(GatewayTest::echo)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        port = freePort();
        RouteTable routes = RouteTable.of(Map.of(
                "usage-service",
                List.of("/v1/platform/courses"),
                "billing-service",
                List.of("/v1/platform/agent"),
                "console",
                List.of("/platform")));
        Upstreams upstreams = new Upstreams(Map.of(
                "usage-service", "127.0.0.1:" + freePort() + ",127.0.0.1:" + echo.actualPort(),
                "billing-service", "127.0.0.1:" + freePort(),
                "console", "127.0.0.1:" + echo.actualPort()));
        Upstreams pages = new Upstreams(Map.of("/identity", "127.0.0.1:" + echo.actualPort()));
        VERTX.deployVerticle(new Gateway("127.0.0.1", port, routes, upstreams, pages))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stops() {
        VERTX.close();
    }

    private static void echo(HttpServerRequest request) {
        if (request.uri().endsWith("?hang")) {
            HUNG.add(request);
            return;
        }
        String seen = request.method() + " " + request.uri() + " from " + request.getHeader("X-Forwarded-For")
                + " secret " + request.getHeader("X-Secret") + " cookie " + request.getHeader("Cookie") + " at "
                + request.authority();
        request.body()
                .onSuccess(body -> request.response()
                        .setStatusCode(201)
                        .putHeader("X-Answer", "yes")
                        .end(seen + " " + body.length() + " bytes"));
    }

    @Test
    void passesRequestAndAnswerOn() throws Exception {
        HttpResponse<String> answer = send(request("/v1/platform/courses/1?limit=2")
                .header("X-Forwarded-For", "198.51.100.1")
                .method("PATCH", BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("X-Answer")).contains("yes");
        assertThat(answer.body())
                .isEqualTo(
                        "PATCH /v1/platform/courses/1?limit=2 from 198.51.100.1 secret null cookie null at 127.0.0.1:"
                                + port + " 2 bytes");
    }

    @Test
    void passesOnWhatIsAskedOfTheIdentityProviderAndNothingThatOnlyBeginsLikeIt() throws Exception {
        assertThat(send(request("/identity/authorize?client_id=console").GET()).body())
                .startsWith("GET /identity/authorize?client_id=console");
        assertThat(send(request("/identityx/authorize").GET()).statusCode()).isEqualTo(404);
        assertThat(send(request("/identity").GET()).statusCode()).isEqualTo(404);
    }

    @Test
    void givesASessionToTheConsoleAlone() throws Exception {
        assertThat(send(request("/platform/billing")
                                .header("Cookie", "q_session=x")
                                .GET())
                        .body())
                .contains("cookie q_session=x at 127.0.0.1:" + port);
        assertThat(send(request("/v1/platform/courses")
                                .header("Cookie", "q_session=x")
                                .GET())
                        .body())
                .contains("cookie null");
        assertThat(send(request("/identity/jwks")
                                .header("Cookie", "q_session=x")
                                .GET())
                        .body())
                .contains("cookie null");
    }

    @Test
    void oneCallersHungRequestsLeaveRoomForAnother() throws Exception {
        int half = Limits.IN_FLIGHT / EventLoops.count() / 2;
        List<CompletableFuture<HttpResponse<String>>> hung = new ArrayList<>();
        for (int i = 0; i < half; i++) {
            hung.add(CLIENT.sendAsync(create("greedy", "?hang").build(), BodyHandlers.ofString()));
        }
        while (HUNG.size() < half) {
            Thread.onSpinWait();
        }

        HttpResponse<String> refused = send(create("greedy", ""));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("2");
        assertThat(refused.body()).contains("platform_unavailable").contains("busy");
        assertThat(send(create("modest", "")).statusCode()).isEqualTo(201);
        assertThat(send(request("/v1/platform/courses")
                                .header("Authorization", "greedy")
                                .GET())
                        .statusCode())
                .isEqualTo(201);

        HUNG.forEach(request -> request.response().end());
        CompletableFuture.allOf(hung.toArray(CompletableFuture[]::new)).join();
        assertThat(send(create("greedy", "")).statusCode()).isEqualTo(201);
    }

    private static HttpRequest.Builder create(String caller, String query) {
        return request("/v1/platform/courses" + query)
                .header("Authorization", caller)
                .POST(BodyPublishers.ofString("{}"));
    }

    @Test
    void answersInTheApisWordsWhatItDoesNotRoute() throws Exception {
        HttpResponse<String> answer = send(request("/internal/holds").POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"code\":\"platform_not_found\","
                        + "\"message\":\"There is nothing at /internal/holds\",\"status\":404}}");
    }

    @Test
    void saysWhichServiceIsDownAndWhenToTryAgain() throws Exception {
        HttpResponse<String> answer = send(request("/v1/platform/agent/account").GET());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("platform_unavailable").contains("billing-service");
    }

    @Test
    void takesABodyOfAMebibyteAndNotOneByteMore() throws Exception {
        byte[] largest = new byte[MEBIBYTE];
        byte[] tooLarge = new byte[MEBIBYTE + 1];

        assertThat(send(request("/v1/platform/courses").POST(BodyPublishers.ofByteArray(largest)))
                        .statusCode())
                .isEqualTo(201);
        HttpResponse<String> refused = send(request("/v1/platform/courses").POST(BodyPublishers.ofByteArray(tooLarge)));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("platform_invalid_request").contains("1048576 bytes");
    }

    @Test
    void countsABodyThatDoesNotSayHowLongItIs() throws Exception {
        List<byte[]> pieces = List.of(new byte[MEBIBYTE], new byte[1]);

        HttpResponse<String> refused = send(request("/v1/platform/courses").POST(BodyPublishers.ofByteArrays(pieces)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("1048576 bytes");
    }

    @Test
    void showsThePublicDocumentAndAPageAroundIt() throws Exception {
        assertThat(send(request("/docs/openapi/usage-service.json").GET()).statusCode())
                .isEqualTo(404);
        assertThat(send(request("/docs/start.js").GET()).body()).contains("/openapi.json");
        assertThat(send(request("/docs/").GET()).body()).contains("swagger-ui-bundle.js");
        assertThat(send(request("/docs/swagger-ui-bundle.js").GET()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void sumsUpTheHealthOfTheServices() throws Exception {
        HttpResponse<String> health = send(request("/health").GET());

        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("\"billing-service\":\"DOWN\"");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
