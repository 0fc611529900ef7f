package io.tutorflow.billing.meter.reconcile;

import static io.tutorflow.billing.Newcomers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

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
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Stripe has counted is compared with what was reported; what is in doubt is settled by it, and only by it. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class ReconcilingMetersServiceTest {

    private static final String SUMMARIES = "GET /v1/billing/meters/{id}/event_summaries";

    /** Of a day that is over, wherever in the day a test begins. */
    private static final Duration LONG_AGO = Duration.ofHours(50);

    private static final Duration SENT = Duration.ofHours(30);

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
        TestStripe.control("DELETE", "faults", Map.of());
        Stripes.hasHadOnlyValidRequests();
    }

    @Test
    void whatAgreesIsNoDifference() {
        metered.reported(3, LONG_AGO);
        metered.reported(4, LONG_AGO.plusDays(20));
        metered.awaitCounted(7);

        metered.compare();

        metered.awaitCompared();
        assertThat(metered.differences()).isEmpty();
    }

    /** Each with its day; it is kept once, and closed when it is gone. */
    @Test
    void whatStripeHasLostIsADifferenceUntilItIsGone() {
        metered.reported(3, LONG_AGO);
        var lost = metered.reported(4, LONG_AGO);
        metered.awaitCounted(7);
        TestStripe.control("POST", "meter_events", Map.of("identifier", lost.toString(), "how", "drop"));
        metered.awaitCounted(3);

        metered.compare();
        metered.awaitCompared();
        metered.compare();
        metered.awaitCompared();

        listed("true")
                .body("items", hasSize(1))
                .body("items[0].workspaceId", equalTo(metered.account.toString()))
                .body("items[0].meterEventName", equalTo(metered.eventName))
                .body(
                        "items[0].day",
                        equalTo(MeteredCustomer.at(LONG_AGO).toLocalDate().toString()))
                .body("items[0].reported", equalTo(7))
                .body("items[0].counted", equalTo(3))
                .body("items[0].explanation", equalTo("unexplained"))
                .body("items[0].closedAt", nullValue())
                .body("nextCursor", nullValue());
        metered.toStripe(UUID.randomUUID(), 4, LONG_AGO);
        metered.awaitCounted(7);

        metered.compare();
        metered.awaitCompared();

        listed("true").body("items", hasSize(0));
        listed("false").body("items", hasSize(1)).body("items[0].closedAt", notNullValue());
    }

    @Test
    void whatWasReportedLatelyMayNotBeCountedYet() {
        metered.written("reported", 5, LONG_AGO, Duration.ofMinutes(1));

        metered.compare();
        metered.awaitCompared();

        assertThat(metered.differences())
                .singleElement()
                .satisfies(row -> assertThat(row.getString("explanation")).isEqualTo("not_counted_yet"));
    }

    @Test
    void whatIsInFlightMayHaveArrived() {
        metered.toStripe(metered.unanswered(5, LONG_AGO, Duration.ofHours(2)), 5, LONG_AGO);
        metered.awaitCounted(5);

        metered.compare();
        Awaitility.await()
                .atMost(MeteredCustomer.PATIENCE)
                .until(() -> !metered.differences().isEmpty());

        assertThat(metered.differences())
                .singleElement()
                .satisfies(row -> assertThat(row.getString("explanation")).isEqualTo("in_flight"));
    }

    /** A page of differences goes on where the one before ended. */
    @Test
    void differencesAreListedPageByPage() {
        for (int day = 0; day < 3; day++) {
            metered.written("reported", 5, LONG_AGO.plusDays(day), SENT);
        }
        metered.compare();
        metered.awaitCompared();

        var first = listed("true", "limit", "2").body("items", hasSize(2)).extract();
        listed("true", "cursor", first.path("nextCursor"))
                .body("items", hasSize(1))
                .body("nextCursor", nullValue());
        with(TestTokens.operator())
                .get("/v1/admin/meters/differences?cursor=x")
                .then()
                .statusCode(400);
    }

    /** Whoever misspells it does not get the closed ones. */
    @Test
    void neitherOpenNorClosedIsRefusedByName() {
        with(TestTokens.operator())
                .get("/v1/admin/meters/differences?open=nonsense")
                .then()
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: open must be true or false"));
        with(TestTokens.operator())
                .get("/v1/admin/meters/differences?open=")
                .then()
                .statusCode(200);
    }

    /** The reporter leaves it alone, and has Stripe asked; as long as that does not answer, nothing is sent. */
    @Test
    void whatIsInDoubtIsNotSentBeforeStripeWasAsked() {
        metered.reported(3, LONG_AGO);
        metered.awaitCounted(3);
        TestStripe.control(
                "PUT", "faults", Map.of("operation", SUMMARIES, "kind", "refuse", "status", 500, "times", 1_000));
        var doubtful = metered.unanswered(5, LONG_AGO, SENT);

        report();

        Awaitility.await().atMost(MeteredCustomer.PATIENCE).until(this::comparingHasFailed);
        assertThat(metered.usage(doubtful).getString("status")).isEqualTo("pending");
        assertThat(metered.sent(doubtful)).isZero();

        TestStripe.control("DELETE", "faults", Map.of());
        metered.compare();

        metered.awaitStatus(doubtful, "reported");
        metered.awaitCounted(8);
        assertThat(metered.sent(doubtful)).isEqualTo(1);
        assertThat(metered.usage(doubtful).getInteger("attempts")).isEqualTo(2);
    }

    @Test
    void whatStripeHasCountedIsNotSentAgain() {
        metered.reported(3, LONG_AGO);
        var doubtful = metered.unanswered(5, LONG_AGO, SENT);
        metered.toStripe(doubtful, 5, LONG_AGO);
        metered.awaitCounted(8);

        report();

        metered.awaitStatus(doubtful, "reported");
        assertThat(metered.sent(doubtful)).isEqualTo(1);
        assertThat(metered.usage(doubtful).getInteger("attempts")).isEqualTo(1);
    }

    @Test
    void whatNobodyCanSayIsForAPersonWithBothFigures() {
        metered.reported(3, LONG_AGO);
        var doubtful = metered.unanswered(5, LONG_AGO, SENT);
        metered.toStripe(UUID.randomUUID(), 2, LONG_AGO);
        metered.awaitCounted(5);

        report();

        metered.awaitStatus(doubtful, "failed");
        assertThat(metered.usage(doubtful).getString("error"))
                .contains("it has counted 5", "3 were reported", "5 more may have arrived");
        assertThat(metered.sent(doubtful)).isZero();
    }

    /** Of a day that may still be counted Stripe's answer decides nothing. */
    @Test
    void whatIsOfADayThatIsNotOverWaits() {
        var doubtful = metered.unanswered(5, Duration.ZERO, SENT);

        metered.compare();

        assertThat(metered.awaitPutOff()).contains("may not have counted it yet");
        assertThat(metered.usage(doubtful).getString("status")).isEqualTo("pending");
    }

    @Test
    void whoeverStripeDoesNotKnowIsParked() {
        metered.reported(3, LONG_AGO);
        metered.execute(
                "UPDATE stripe_customer SET customer_id = 'cus_gone' || $1::text WHERE account_id = $1",
                Tuple.of(metered.account));

        metered.compare();

        Awaitility.await().atMost(MeteredCustomer.PATIENCE).until(this::isParked);
        metered.execute("DELETE FROM due_work WHERE id = $1", Tuple.of(metered.account));
    }

    @Test
    void allWhoAreFollowedAreComparedByHand() {
        metered.execute("INSERT INTO metered_account (account_id, seq) VALUES ($1, 0)", Tuple.of(metered.account));
        metered.written("reported", 5, LONG_AGO, SENT);

        with(TestTokens.operator())
                .post("/v1/admin/schedulers/meter-reconciliation/run")
                .then()
                .statusCode(200);

        Awaitility.await()
                .atMost(MeteredCustomer.PATIENCE)
                .until(() -> metered.differences().size() == 1);
    }

    private void report() {
        metered.execute("""
                INSERT INTO due_work (job, id, due_at, attempts) VALUES ('meter-reports', $1, now(), 0)
                ON CONFLICT (job, id) DO UPDATE SET due_at = excluded.due_at""", Tuple.of(metered.lane));
    }

    private boolean comparingHasFailed() {
        return found(
                "SELECT FROM due_work WHERE job = 'meter-comparisons' AND id = $1 AND attempts > 0 AND error IS NOT NULL");
    }

    private boolean isParked() {
        return found("""
                SELECT FROM due_work WHERE job = 'meter-comparisons' AND id = $1 AND parked_at IS NOT NULL
                    AND error LIKE 'Stripe does not know the customer%'""");
    }

    private boolean found(String sql) {
        return pool.preparedQuery(sql)
                        .executeAndAwait(Tuple.of(metered.account))
                        .size()
                == 1;
    }

    private ValidatableResponse listed(String open, Object... more) {
        var request = with(TestTokens.operator())
                .queryParam("workspaceId", metered.account.toString())
                .queryParam("open", open);
        if (more.length > 0) {
            request = request.queryParam((String) more[0], more[1]);
        }
        return request.get("/v1/admin/meters/differences").then().statusCode(200);
    }
}
