package io.tutorflow.usage.admission;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class NeighboursServiceTest {

    /** A work that hangs is given up after three attempts of three seconds each. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(30);

    @Inject
    Stage stage;

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    /** Three attempts each: three times as many failures in a row as let a breaker open. */
    @Test
    void hungCreatesOfOneWorkspaceLeaveTheOthersAlone() {
        var hanging = stage.agent(10_000);
        var neighbour = stage.agent(1_000);
        IntStream.range(0, 60)
                .forEach(i -> hanging.createCourse("[slow 60000]", Map.of("mode", "async"))
                        .statusCode(202));

        await().atMost(GIVEN_UP)
                .until(() -> stage.count(
                                "SELECT count(*) FROM usage_record WHERE account_id = $1 AND billing_status = 'VOIDED'",
                                hanging.workspaceId())
                        == 60);

        // The hung ones have just failed, one after the other; a breaker of all would refuse most of these.
        for (int i = 0; i < 5; i++) {
            neighbour.createCourse("Fractions", Map.of()).statusCode(201).body("status", equalTo("COMPLETED"));
        }
    }

    /** Given back, they are free again: more than there are places, one after the other. */
    @Test
    void everyRequestGivesItsPlaceBack() {
        var agent = stage.agent(0);

        for (int i = 0; i < 600; i++) {
            agent.createCourse(i % 2 == 0 ? "" : "Fractions", Map.of()).statusCode(i % 2 == 0 ? 400 : 402);
        }

        nothingIsUnderWay();
    }

    private static void nothingIsUnderWay() {
        await().until(() -> io.restassured.RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .anyMatch(line -> line.startsWith("tutorflow_admission_in_flight") && line.endsWith(" 0.0")));
    }
}
