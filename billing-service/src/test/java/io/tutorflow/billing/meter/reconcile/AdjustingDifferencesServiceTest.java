package io.tutorflow.billing.meter.reconcile;

import static io.tutorflow.billing.Newcomers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

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
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Stripe has counted too much is taken back by an operator, who says why; nothing else is. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class AdjustingDifferencesServiceTest {

    private static final Duration LONG_AGO = Duration.ofHours(50);

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

    @Test
    void whatIsTooMuchCountsNoLonger() {
        var reported = metered.reported(3, LONG_AGO);
        var surplus = UUID.randomUUID();
        metered.toStripe(surplus, 4, LONG_AGO);
        metered.awaitCounted(7);
        var difference = difference();

        adjust(difference, reported.toString())
                .statusCode(409)
                .body("error.message", containsString("is what was reported"));
        adjust(difference, "nothing").statusCode(409).body("error.message", containsString("Stripe has refused it"));
        adjust(difference, surplus.toString()).statusCode(200).body("identifier", equalTo(surplus.toString()));

        metered.awaitCounted(3);
        Awaitility.await()
                .atMost(MeteredCustomer.PATIENCE)
                .until(() -> metered.differences().getFirst().getValue("closed_at") != null);
        adjust(difference, surplus.toString()).statusCode(409);
        assertThat(asked(difference, surplus.toString())).satisfies(row -> {
            assertThat(row.getString("reason")).isEqualTo("sent by hand");
            assertThat(row.getString("asked_by")).isNotBlank();
            assertThat(row.getValue("done_at")).isNotNull();
        });
        assertThat(asked(difference, "nothing").getString("error")).contains("No meter event");
    }

    /** As long as Stripe takes it back: 24 hours after it has received it. */
    @Test
    void whatIsTooMuchTodayIsFoundToday() {
        metered.reported(3, Duration.ZERO);
        var surplus = UUID.randomUUID();
        metered.toStripe(surplus, 4, Duration.ZERO);
        metered.awaitCounted(7);
        var difference = difference();

        accept(difference).statusCode(409).body("error.message", containsString("not counted whole"));
        adjust(difference, surplus.toString()).statusCode(200);

        metered.awaitCounted(3);
        Awaitility.await()
                .atMost(MeteredCustomer.PATIENCE)
                .until(() -> metered.differences().getFirst().getValue("closed_at") != null);
    }

    @Test
    void whatIsMissingTodayMayBeOnItsWay() {
        metered.written("reported", 5, Duration.ZERO, Duration.ofHours(2));
        metered.toStripe(metered.unanswered(6, Duration.ZERO, Duration.ofHours(2)), 6, Duration.ZERO);
        metered.awaitCounted(6);

        metered.compare();

        metered.awaitCompared();
        assertThat(metered.differences()).isEmpty();
    }

    /** Stripe would never count it: what is sent again under the same identifier is known to it. */
    @Test
    void whatIsOnItsWayIsNotTakenBack() {
        metered.written("reported", 5, LONG_AGO, Duration.ofHours(30));
        metered.toStripe(UUID.randomUUID(), 9, LONG_AGO);
        var unanswered = metered.unanswered(6, LONG_AGO, Duration.ofHours(1));
        metered.awaitCounted(9);

        adjust(difference(), unanswered.toString())
                .statusCode(409)
                .body("error.message", containsString("is what was reported"));
    }

    @Test
    void whatIsMissingIsNotTakenBack() {
        metered.written("reported", 5, LONG_AGO, Duration.ofHours(30));

        adjust(difference(), "anything").statusCode(409);
        adjust(UUID.randomUUID(), "anything").statusCode(404);
    }

    private UUID difference() {
        metered.compare();
        Awaitility.await()
                .atMost(MeteredCustomer.PATIENCE)
                .until(() -> !metered.differences().isEmpty());
        return metered.differences().getFirst().getUUID("id");
    }

    private Row asked(UUID difference, String identifier) {
        return pool.preparedQuery("SELECT * FROM meter_adjustment WHERE difference_id = $1 AND identifier = $2")
                .executeAndAwait(Tuple.of(difference, identifier))
                .iterator()
                .next();
    }

    private static ValidatableResponse accept(UUID difference) {
        return with(TestTokens.operator())
                .body(Map.of("reason", "it is right"))
                .post("/v1/admin/meters/differences/" + difference + "/accept")
                .then();
    }

    private static ValidatableResponse adjust(UUID difference, String identifier) {
        return with(TestTokens.operator())
                .body(Map.of("identifier", identifier, "reason", "sent by hand"))
                .post("/v1/admin/meters/differences/" + difference + "/adjust")
                .then();
    }
}
