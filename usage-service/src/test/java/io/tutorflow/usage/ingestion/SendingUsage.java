package io.tutorflow.usage.ingestion;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** An account, and events of its usage that was measured elsewhere. */
abstract class SendingUsage {

    static final String ONE = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";
    static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Stage stage;

    final Instant lately = Instant.now().minusSeconds(60);
    Agent agent;

    @BeforeEach
    void anAccount() {
        stage.publishCatalog();
        agent = stage.agent(100);
    }

    long records() {
        return stage.count("SELECT count(*) FROM usage_record WHERE account_id = $1", agent.workspaceId());
    }

    static ValidatableResponse send(String type, Object body) {
        return given().header("Authorization", "Bearer " + TestTokens.service("billing-service"))
                .contentType(type)
                .body(body.toString().getBytes(StandardCharsets.UTF_8))
                .post("/internal/usage-events")
                .then();
    }

    ObjectNode event(String id) {
        var event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("type", EventReader.TYPE)
                .put("source", "/transcriptions/" + agent.workspaceId())
                .put("id", id)
                .put("subject", agent.workspaceId().toString())
                .put("time", lately.toString());
        event.putObject("data").put("category", "video_render").put("units", new BigDecimal("1.5"));
        return event;
    }

    static ObjectNode units(ObjectNode event, String units) {
        event.withObject("data").put("units", new BigDecimal(units));
        return event;
    }

    static ArrayNode batch(ObjectNode... events) {
        return JSON.createArrayNode().addAll(List.of(events));
    }
}
