package io.tutorflow.billing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients that go away in the middle must not take database connections with them. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class DisconnectServiceTest {

    /** Many times the size of the pool. */
    private static final int BURSTS = 6;

    private static final int BURST = 50;

    @TestHTTPResource
    URI address;

    @Test
    void clientsThatGoAwayLeaveTheServiceWhole() {
        var organization = Newcomers.with(TestTokens.operator())
                .body(Map.of("name", "Impatient", "slug", Newcomers.aSlug(), "rateLimitPerMinute", 1_000_000))
                .post("/v1/admin/workspaces");
        String key = organization.path("apiKey");

        for (int i = 0; i < BURSTS; i++) {
            AtOnce.call(BURST, caller -> goAway(key));
        }

        var statuses = AtOnce.call(
                BURST,
                caller -> Newcomers.with(key).get("/v1/platform/agent/account").statusCode());
        assertEquals(Collections.nCopies(BURST, 200), statuses);
    }

    /** Asks, and resets the connection without waiting for the answer. */
    private boolean goAway(String key) {
        var request = "POST /v1/platform/agent/api-keys/00000000-0000-4000-8000-000000000000/revoke HTTP/1.1\r\n"
                + "Host: localhost\r\nContent-Length: 0\r\nAuthorization: Bearer " + key + "\r\n\r\n";
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            socket.getOutputStream().flush();
            Thread.sleep((long) (Math.random() * 10));
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
