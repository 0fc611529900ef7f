package io.tutorflow.usage.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.events.Topic;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.Stage;
import io.tutorflow.usage.stage.Told;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class UsageEventsServiceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Stage stage;

    @Inject
    Told told;

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    @Test
    void tellsThatWorkWasRecordedAndFinalized() throws IOException {
        var agent = stage.agent(100);

        String id = agent.createCourse("[deliver 7]", Map.of("lessonCount", 10))
                .extract()
                .path("id");

        assertTold(agent, id, Topic.USAGE_RECORDED, "recorded");
        assertTold(agent, id, Topic.USAGE_FINALIZED, "finalized");
    }

    @Test
    void tellsThatWorkWasVoided() throws IOException {
        var agent = stage.agent(100);

        String id = agent.createCourse("[fail]", Map.of("lessonCount", 10))
                .extract()
                .path("id");

        assertTold(agent, id, Topic.USAGE_FINALIZED, "voided");
    }

    @Test
    void tellsTheTitleOfWhatWasRequested() throws IOException {
        var agent = stage.agent(100);

        agent.createCourse("[deliver 7]", Map.of("lessonCount", 10, "title", " Rivers of Europe "));

        for (var topic : List.of(Topic.USAGE_RECORDED, Topic.USAGE_FINALIZED)) {
            var message = told.about(agent.workspaceId(), topic.topicName(), 1).getFirst();
            assertThat(JSON.readTree(message.value()).path("title").asText()).isEqualTo("Rivers of Europe");
        }
    }

    private void assertTold(Agent agent, String id, Topic topic, String kind) throws IOException {
        var message = told.about(agent.workspaceId(), topic.topicName(), 1).getFirst();
        var payload = (ObjectNode) JSON.readTree(message.value());
        assertThat(payload.remove(List.of("recordedAt", "finalizedAt", "voidedAt"))
                        .get("usageRecordId")
                        .asText())
                .isEqualTo(id);
        payload.put("usageRecordId", "ID").put("accountId", "ACCOUNT").put("subject", "KEY");

        assertThat(payload.toPrettyString()).isEqualTo(golden(kind));
        assertHeaders(message, id, kind);
    }

    private static void assertHeaders(ConsumerRecord<String, String> message, String id, String kind) {
        assertThat(Told.header(message, "ce_specversion")).isEqualTo("1.0");
        assertThat(Told.header(message, "ce_type")).isEqualTo("io.tutorflow.usage." + kind + ".v1");
        assertThat(Told.header(message, "ce_source")).isEqualTo("/usage-service");
        assertThat(Told.header(message, "ce_id")).isEqualTo(id + (kind.equals("recorded") ? "/recorded" : "/ended"));
        assertThat(Told.header(message, "ce_time")).isNotEmpty();
        assertThat(Told.header(message, "content-type")).isEqualTo("application/json");
    }

    private static String golden(String kind) throws IOException {
        try (var file = UsageEventsServiceTest.class.getResourceAsStream("/golden/usage-" + kind + ".json")) {
            return JSON.readTree(file).toPrettyString();
        }
    }
}
