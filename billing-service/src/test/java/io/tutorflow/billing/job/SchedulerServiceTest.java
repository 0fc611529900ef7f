package io.tutorflow.billing.job;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is done by itself, and what operators see of it. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class SchedulerServiceTest extends Operating {

    @Test
    void whatIsDoneIsGone() {
        numbering.does(due -> Uni.createFrom().item(new Outcome.Done()));
        var id = due("numbering");

        run().body("worked", equalTo(1)).body("dryRun", equalTo(false)).body("due", empty());

        assertEquals(List.of(id), numbering.tried());
        run().body("worked", equalTo(0));
    }

    @Test
    void aDryRunSaysWhatIsDueAndDoesNothing() {
        numbering.does(due -> Uni.createFrom().item(new Outcome.Done()));
        var id = due("numbering");

        with(TestTokens.operator())
                .queryParam("dryRun", true)
                .post(SCHEDULERS + "/numbering/run")
                .then()
                .statusCode(200)
                .body("worked", equalTo(0))
                .body("dryRun", equalTo(true))
                .body("due", contains(id.toString()));

        assertEquals(List.of(), numbering.tried());
    }

    @Test
    void whatIsNeitherTrueNorFalseRunsNothing() {
        numbering.does(due -> Uni.createFrom().item(new Outcome.Done()));
        due("numbering");

        with(TestTokens.operator())
                .post(SCHEDULERS + "/numbering/run?dryRun=perhaps")
                .then()
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: dryRun must be true or false"));
        with(TestTokens.operator())
                .post(SCHEDULERS + "/numbering/run?dryRun")
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true));

        assertEquals(List.of(), numbering.tried());
    }

    @Test
    void parkedWorkIsRetriedByHand() {
        numbering.does(due -> Uni.createFrom().item(new Outcome.Parked("no such number")));
        var id = due("numbering");
        run();
        numbering.does(due -> Uni.createFrom().item(new Outcome.Done()));

        retry(id).statusCode(200).body("id", equalTo(id.toString()));

        retry(id).statusCode(404).body("error.code", equalTo("platform_not_found"));
        run().body("worked", equalTo(1));
        scheduler("parkedCount", 0);
    }

    @Test
    void allSchedulersAreListed() {
        list().body(
                        "schedulers.name",
                        hasItems(
                                "auto-reloads",
                                "balance-alerts",
                                "card-setups",
                                "disputes",
                                "distributions",
                                "hour-comparisons",
                                "included-usage",
                                "letters",
                                "open-holds",
                                "payments",
                                "refunds",
                                "terms",
                                "verification-mails",
                                "webhook-tidying",
                                "webhooks"));
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertTrue(list().extract().path(of("letters", "lastRunAt")) != null
                        && list().extract().path(of("letters", "nextRunAt")) != null));
    }

    @Test
    void anUnknownSchedulerIsNotFound() {
        with(TestTokens.operator())
                .post(SCHEDULERS + "/juggling/run")
                .then()
                .statusCode(404)
                .body("error.message", equalTo("There is no scheduler with this name"));
        with(TestTokens.operator())
                .post(SCHEDULERS + "/juggling/parked/" + UUID.randomUUID() + "/retry")
                .then()
                .statusCode(404);
        retry(UUID.randomUUID()).statusCode(404);
    }
}
