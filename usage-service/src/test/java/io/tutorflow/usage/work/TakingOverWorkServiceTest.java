package io.tutorflow.usage.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.record.WorkerId;
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.FakeGenerator;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class TakingOverWorkServiceTest {

    @Inject
    Stage stage;

    @Inject
    FakeGenerator generator;

    @Inject
    WorkerId worker;

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    @Test
    void theWorkOfADeadReplicaIsDoneFromItsRow() {
        var agent = stage.agent(100);
        var id = leftBehind(agent, lease("- interval '1 second'"));

        await().atMost(Duration.ofSeconds(10)).until(() -> status(id).equals("FINALIZED"));

        var order = generator.orders(id).getLast();
        assertThat(order.get("prompt").asText()).isEqualTo("Left behind [deliver 3]");
        assertThat(order.get("fields").get("subject").asText()).isEqualTo("Biology");
        assertThat(stage.count("SELECT billable_micros FROM usage_record WHERE id = $1", id))
                .isEqualTo(150_000);
    }

    @Test
    void theWorkOfAReplicaThatNobodyKnowsIsDone() {
        var id = leftBehind(stage.agent(100), UUID.randomUUID());

        await().atMost(Duration.ofSeconds(10)).until(() -> status(id).equals("FINALIZED"));
    }

    @Test
    void theWorkOfALivingReplicaIsLeftAlone() {
        var id = leftBehind(stage.agent(100), lease("+ interval '1 minute'"));

        var anothers = leftBehind(stage.agent(100), UUID.randomUUID());
        await().atMost(Duration.ofSeconds(10)).until(() -> status(anothers).equals("FINALIZED"));

        assertThat(status(id)).isEqualTo("RECORDED");
    }

    @Test
    void workThatCannotBeReadHereKeepsNobodyElseWaiting() {
        var unknown = leftBehind(stage.agent(100), UUID.randomUUID());
        stage.rows("UPDATE usage_record SET category = 'hologram' WHERE id = $1", unknown);

        var other = leftBehind(stage.agent(100), UUID.randomUUID());

        await().atMost(Duration.ofSeconds(10)).until(() -> status(other).equals("FINALIZED"));
        stage.rows("UPDATE usage_record SET category = 'course' WHERE id = $1", unknown);
        await().atMost(Duration.ofSeconds(10)).until(() -> status(unknown).equals("FINALIZED"));
    }

    @Test
    void thisReplicaHasALease() {
        await().until(() -> stage.count(
                        "SELECT count(*) FROM worker WHERE id = $1 AND lease_until > now() + interval '5 seconds'",
                        worker.value())
                == 1);
    }

    private UUID lease(String until) {
        var worker = UUID.randomUUID();
        stage.rows("INSERT INTO worker (id, lease_until) VALUES ($1, now() " + until + ")", worker);
        return worker;
    }

    /** A record of a work that was begun here, put back as another replica would have left it. */
    private UUID leftBehind(Agent agent, UUID worker) {
        String id = agent.createCourse("Left behind [deliver 3]", Map.of("subject", "Biology"))
                .statusCode(201)
                .extract()
                .path("id");
        var record = UUID.fromString(id);
        stage.rows("""
                UPDATE usage_record SET billing_status = 'RECORDED', billable_micros = NULL, completed_at = NULL,
                    units_ten_thousandths = NULL WHERE id = $1""", record);
        stage.rows(
                "INSERT INTO running_work (id, worker, deadline_at) VALUES ($1, $2, now() + interval '1 minute')",
                record,
                worker);
        return record;
    }

    private String status(UUID id) {
        return stage.rows("SELECT billing_status FROM usage_record WHERE id = $1", id)
                .getFirst()
                .getString(0);
    }
}
