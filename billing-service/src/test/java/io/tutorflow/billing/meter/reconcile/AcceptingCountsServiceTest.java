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
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator decides that Stripe's count is right: then what it lacks is reported again, and what it has is reported. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class AcceptingCountsServiceTest {

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
        Stripes.hasHadOnlyValidRequests();
    }

    @Test
    void whatStripeHasLostIsReportedAgainOnceItHasForgottenIt() {
        var kept = metered.reported(3, LONG_AGO);
        var lost = metered.written("reported", 4, LONG_AGO, SENT);
        metered.awaitCounted(3);
        var difference = difference();

        accept(difference).statusCode(200).body("missing", equalTo(1)).body("arrived", equalTo(0));

        assertThat(metered.usage(lost).getString("status")).isEqualTo("failed");
        assertThat(metered.usage(lost).getString("error")).contains("two events were lost");
        assertThat(metered.usage(kept).getString("status")).isEqualTo("reported");
        awaitClosed();
        accept(difference).statusCode(409).body("error.message", containsString("is gone"));
        retry(lost).statusCode(409).body("error.message", containsString("retry it after"));
        metered.execute("UPDATE metered_usage SET known_until = now() WHERE id = $1", Tuple.of(lost));
        retry(lost).statusCode(200);
        metered.awaitStatus(lost, "reported");
        metered.awaitCounted(7);
        var written = pool.preparedQuery("SELECT * FROM meter_decision WHERE difference_id = $1")
                .executeAndAwait(Tuple.of(difference))
                .iterator()
                .next();
        assertThat(written.getString("verdict")).isEqualTo("missing");
        assertThat(written.getArrayOfUUIDs("record_ids")).containsExactly(lost);
        assertThat(written.getString("reason")).isEqualTo("two events were lost");
        assertThat(written.getString("decided_by")).isNotBlank();
    }

    /** It was late, not lost: then it is not sent again. */
    @Test
    void whatStripeHasCountedByThenIsNotReportedAgain() {
        var late = metered.written("reported", 4, LONG_AGO, SENT);
        accept(difference()).statusCode(200);
        awaitClosed();
        metered.toStripe(late, 4, LONG_AGO);
        metered.awaitCounted(4);
        metered.execute("UPDATE metered_usage SET known_until = now() WHERE id = $1", Tuple.of(late));

        retry(late).statusCode(200);

        metered.awaitStatus(late, "reported");
        assertThat(metered.sent(late)).isEqualTo(1);
        metered.awaitCounted(4);
    }

    /** Some of what was sent before a crash has arrived, and nobody knows which. */
    @Test
    void ofWhatIsInDoubtSoMuchHasArrivedAsStripeHasCounted() {
        var doubtful = Stream.generate(() -> metered.unanswered(2, LONG_AGO, SENT))
                .limit(3)
                .toList();
        metered.toStripe(UUID.randomUUID(), 2, LONG_AGO);
        metered.awaitCounted(2);
        var difference = difference();
        doubtful.forEach(id -> metered.awaitStatus(id, "failed"));

        accept(difference).statusCode(200).body("missing", equalTo(0)).body("arrived", equalTo(1));

        doubtful.forEach(id -> metered.awaitStatus(id, "reported"));
        metered.awaitCounted(6);
        assertThat(doubtful.stream().mapToLong(metered::sent).sum()).isEqualTo(2);
    }

    @Test
    void onlyWhatIsOpenAndComesToItIsAccepted() {
        var lost = metered.written("reported", 5, LONG_AGO, SENT);
        metered.written("reported", 5, LONG_AGO, SENT);
        metered.toStripe(UUID.randomUUID(), 3, LONG_AGO);
        metered.awaitCounted(3);
        var difference = difference();

        accept(difference).statusCode(409).body("error.message", containsString("come to exactly 7"));
        accept(difference, List.of(lost)).statusCode(409);
        accept(difference, List.of(lost, UUID.randomUUID())).statusCode(409);
        accept(UUID.randomUUID()).statusCode(404);
        metered.written("reported", 2, LONG_AGO, SENT);
        accept(difference).statusCode(409).body("error.message", containsString("has changed from 10 to 12"));
        metered.compare();
        metered.awaitCompared();
        metered.written("reported", 1, LONG_AGO, Duration.ofMinutes(1));
        metered.compare();
        metered.awaitCompared();
        accept(difference).statusCode(409).body("error.message", containsString("may mend itself"));
    }

    @Test
    void whichRecordsMayBeSaid() {
        metered.written("reported", 5, LONG_AGO, SENT);
        var lost = metered.written("reported", 5, LONG_AGO, SENT);
        metered.toStripe(UUID.randomUUID(), 5, LONG_AGO);
        metered.awaitCounted(5);

        accept(difference(), List.of(lost)).statusCode(200).body("missing", equalTo(1));

        metered.awaitStatus(lost, "failed");
    }

    private UUID difference() {
        metered.compare();
        Awaitility.await()
                .atMost(MeteredCustomer.PATIENCE)
                .until(() -> !metered.differences().isEmpty());
        return metered.differences().getFirst().getUUID("id");
    }

    private void awaitClosed() {
        Awaitility.await()
                .atMost(MeteredCustomer.PATIENCE)
                .until(() -> metered.differences().getFirst().getValue("closed_at") != null);
    }

    private static ValidatableResponse accept(UUID difference) {
        return post(difference, Map.of("reason", "two events were lost"));
    }

    private static ValidatableResponse accept(UUID difference, List<UUID> records) {
        return post(difference, Map.of("reason", "two events were lost", "recordIds", records));
    }

    private static ValidatableResponse post(UUID difference, Map<String, Object> body) {
        return with(TestTokens.operator())
                .body(body)
                .post("/v1/admin/meters/differences/" + difference + "/accept")
                .then();
    }

    private static ValidatableResponse retry(UUID record) {
        return with(TestTokens.operator())
                .post("/v1/admin/meters/usage/" + record + "/retry")
                .then();
    }
}
