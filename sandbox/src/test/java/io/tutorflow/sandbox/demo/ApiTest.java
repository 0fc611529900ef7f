package io.tutorflow.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told to come back later comes back later. */
class ApiTest {

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private int refusal;

    @BeforeEach
    void refuseOnce() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            int status = asked.getAndIncrement() == 0 ? refusal : 200;
            byte[] body = ("{\"status\":" + status + "}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void asksAgainAfterTheTimeThatItIsTold(int status) throws Exception {
        refusal = status;
        long before = System.nanoTime();

        Answer answer = api().send("GET", "/v1/platform/agent/account", "key", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(asked).hasValue(2);
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(1_000_000_000L);
    }

    @Test
    void takesEveryOtherRefusalAsItIs() throws Exception {
        refusal = 402;

        assertThat(api().send("GET", "/", "", "").status()).isEqualTo(402);
        assertThat(asked).hasValue(1);
    }

    private Api api() {
        return new Api("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
