package io.tutorflow.usage.charge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class DisconnectServiceTest {

    /** Many times the size of the connection pool. */
    private static final int CLIENTS = 200;

    @Inject
    Stage stage;

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    @Test
    void theWorkOfClientsWhoGoAwayIsFinishedAndTheServiceStaysWhole() throws Exception {
        var agent = stage.agent(100_000);
        agent.get("/v1/platform/courses").statusCode(200);

        for (int i = 0; i < CLIENTS; i++) {
            goAway(agent, i % 20);
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(unfinished(agent)).isZero());
        agent.createCourse("Still there?", Map.of()).statusCode(201);
    }

    /** Asks, and resets the connection without waiting for the answer. */
    private void goAway(Agent agent, int afterMillis) throws IOException, InterruptedException {
        var body = "{\"prompt\":\"[slow 50]\"}";
        var request = "POST /v1/platform/courses HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\nAuthorization: Bearer " + agent.key() + "\r\n\r\n" + body;
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            socket.getOutputStream().flush();
            Thread.sleep(afterMillis);
        }
    }

    private long unfinished(Agent agent) {
        return stage.count(
                "SELECT count(*) FROM usage_record WHERE account_id = $1 AND billing_status = 'RECORDED'",
                agent.workspaceId());
    }
}
