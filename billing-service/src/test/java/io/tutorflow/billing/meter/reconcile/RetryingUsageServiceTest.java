package io.tutorflow.billing.meter.reconcile;

import static io.tutorflow.billing.Newcomers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.Stripes;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What failed is reported after all, by itself once a retry can help, and when an operator says so; it counts once. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class RetryingUsageServiceTest {

    private static final Duration LONG_AGO = Duration.ofHours(50);
    private static final Duration LATELY = Duration.ofMinutes(10);

    @Inject
    Pool pool;

    private MeteredCustomer metered;

    @BeforeEach
    void customerAndMeter() {
        Stripes.isAsUsual();
        TestStripe.control("PUT", "metering", Map.of("lagMillis", 0, "times", 0));
        metered = new MeteredCustomer(pool);
    }

    @AfterEach
    void asUsual() {
        Stripes.hasHadOnlyValidRequests();
    }

    /** Its error, its attempts, and that Stripe cannot have it. */
    @Test
    void whatFailedIsListed() {
        var refused = metered.refused(5, LONG_AGO, 1);
        metered.refused(6, LONG_AGO.plusHours(1), 2);

        var first = listed("limit", "1")
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(refused.toString()))
                .body("items[0].workspaceId", equalTo(metered.account.toString()))
                .body("items[0].meterEventName", equalTo(metered.eventName))
                .body("items[0].value", equalTo(5))
                .body("items[0].status", equalTo("failed"))
                .body("items[0].attempts", equalTo(1))
                .body("items[0].error", equalTo("refused"))
                .body("items[0].sentAt", nullValue())
                .extract();
        listed("cursor", first.path("nextCursor"))
                .body("items", hasSize(1))
                .body("items[0].value", equalTo(6))
                .body("nextCursor", nullValue());
        with(TestTokens.operator())
                .get("/v1/admin/meters/usage?status=reported")
                .then()
                .statusCode(400);
    }

    @Test
    void whatStripeCannotHaveIsSentAtOnce() {
        var refused = metered.refused(5, LONG_AGO, 1);

        retry(refused).statusCode(200).body("retried", equalTo(1));

        metered.awaitStatus(refused, "reported");
        metered.awaitCounted(5);
        assertThat(metered.usage(refused).getInteger("attempts")).isEqualTo(2);
        retry(refused).statusCode(409).body("error.message", containsString("reported"));
        retry(UUID.randomUUID()).statusCode(404);
    }

    /** Stripe is asked: it has it. */
    @Test
    void whatStripeHasIsNotSentAgain() {
        var doubtful = metered.written("failed", 5, LONG_AGO, Duration.ofHours(30));
        metered.toStripe(doubtful, 5, LONG_AGO);
        metered.awaitCounted(5);

        retry(doubtful).statusCode(200);

        metered.awaitStatus(doubtful, "reported");
        assertThat(metered.sent(doubtful)).isEqualTo(1);
        assertThat(metered.usage(doubtful).getInteger("attempts")).isEqualTo(1);
    }

    /** Under an identifier that Stripe knows nothing counts, whatever it answers. */
    @Test
    void whatStripeMayKnowByItsIdentifierIsNotRetried() {
        var known = metered.written("failed", 5, LONG_AGO, Duration.ofHours(23));
        var late = metered.refused(5, LONG_AGO, 1);

        retry(known).statusCode(409).body("error.message", containsString("retry it after"));
        metered.execute(
                "UPDATE metered_usage SET known_until = $2 WHERE id = $1",
                Tuple.of(late, MeteredCustomer.at(Duration.ofHours(-1))));
        retry(late).statusCode(409);
        retryAll().body("retried", equalTo(0));

        assertThat(metered.usage(known).getString("status")).isEqualTo("failed");
    }

    @Test
    void allOfAWorkspaceIsRetriedTogether() {
        var first = metered.refused(5, LONG_AGO, 1);
        var second = metered.refused(6, LATELY, 9);

        retryAll().body("retried", equalTo(2));

        metered.awaitStatus(first, "reported");
        metered.awaitStatus(second, "reported");
        metered.awaitCounted(11);
    }

    @Test
    void whatWaitsIsToldWithItsTime() {
        var sent = metered.written("failed", 5, LATELY, Duration.ofHours(2));

        retryAll()
                .body("retried", equalTo(0))
                .body("waiting", equalTo(1))
                .body(
                        "waitingUntil",
                        startsWith(metered.usage(sent)
                                .getOffsetDateTime("sent_at")
                                .plusHours(24)
                                .toInstant()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()
                                .replace("Z", "")));
    }

    /** An archived meter refuses whatever it is sent: nothing is tried before it takes usage again. */
    @Test
    void whatMayBeTakenNowIsRetriedByItself() {
        var refused = metered.refused(5, LONG_AGO, 1);
        TestStripe.post("/v1/billing/meters/" + metered.meterId + "/deactivate", "");
        metered.compare();
        metered.awaitCompared();
        assertThat(metered.usage(refused).getString("status")).isEqualTo("failed");

        TestStripe.post("/v1/billing/meters/" + metered.meterId + "/reactivate", "");
        metered.compare();

        metered.awaitStatus(refused, "reported");
        metered.awaitCounted(5);
    }

    @Test
    void whatIsRefusedAgainAndAgainIsLeftToAPerson() {
        var refused = metered.refused(5, LONG_AGO, ReconcileLimits.ATTEMPTS);

        metered.compare();
        metered.awaitCompared();

        assertThat(metered.usage(refused).getString("status")).isEqualTo("failed");
    }

    /** A lane that was parked, since nothing of it could be reported, goes on. */
    @Test
    void whatWasHeldUpGoesOnByItself() {
        metered.reported(3, LONG_AGO);
        metered.awaitCounted(3);
        var heldUp = metered.refused(5, LONG_AGO, 1);
        metered.execute("UPDATE metered_usage SET status = 'pending', error = NULL WHERE id = $1", Tuple.of(heldUp));
        metered.execute("""
                INSERT INTO due_work (job, id, due_at, attempts, error, parked_at)
                VALUES ('meter-reports', $1, now(), 1, 'None of its usage can be reported', now())""", Tuple.of(metered.lane));

        metered.compare();

        metered.awaitStatus(heldUp, "reported");
        metered.awaitCounted(8);
    }

    private ValidatableResponse listed(String name, Object value) {
        return with(TestTokens.operator())
                .queryParam("workspaceId", metered.account.toString())
                .queryParam("status", "failed")
                .queryParam(name, value)
                .get("/v1/admin/meters/usage")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse retry(UUID id) {
        return with(TestTokens.operator())
                .post("/v1/admin/meters/usage/" + id + "/retry")
                .then();
    }

    private ValidatableResponse retryAll() {
        return with(TestTokens.operator())
                .body(Map.of("workspaceId", metered.account.toString()))
                .post("/v1/admin/meters/usage/retry")
                .then()
                .statusCode(200);
    }
}
