package io.tutorflow.billing.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.account.mode.BilledWorkspace;
import io.tutorflow.billing.job.RunningByHand;
import io.tutorflow.billing.ledger.hold.Spending;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is captured while it is metered becomes usage to report, once; what is not metered does not. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class FollowingCapturesServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Money PRICE = Money.ofCredits(5);

    @Inject
    Pool pool;

    @Inject
    Spending spending;

    private UUID account = new UUID(0, 0);

    @BeforeEach
    void stripeAnswers() {
        Stripes.isAsUsual();
    }

    /** Reporting it is for other tests. */
    @AfterEach
    void nothingIsLeftToReport() {
        pool.preparedQuery("DELETE FROM metered_usage WHERE account_id = $1").executeAndAwait(Tuple.of(account));
    }

    @Test
    void eachMeteredCaptureIsFollowedOnce() {
        var workspace = BilledWorkspace.make(pool).knownToStripe();
        account = workspace.id();
        capture(workspace.id(), 1, 2);
        workspace.metered();
        var metered = capture(workspace.id(), 3, MeterLimits.PAGE + 1);

        await().atMost(PATIENCE).until(() -> followed(workspace.id()).size() == metered.size());
        RunningByHand.of("metered-usage");

        assertThat(followed(workspace.id())).hasSameSizeAs(metered).allSatisfy(row -> {
            assertThat(metered).contains(row.getUUID("id"));
            assertThat(row.getString("event_name")).isEqualTo(Spending.METER.eventName());
            assertThat(row.getLong("value")).isEqualTo(3);
        });
    }

    @Test
    void whatIsFollowedFromTheBeginningAgainIsKnown() {
        var workspace = BilledWorkspace.make(pool).knownToStripe().metered();
        account = workspace.id();
        var metered = capture(workspace.id(), 2, 3);
        await().atMost(PATIENCE).until(() -> followed(workspace.id()).size() == metered.size());

        pool.preparedQuery("UPDATE metered_account SET seq = 0 WHERE account_id = $1")
                .executeAndAwait(Tuple.of(workspace.id()));

        await().atMost(PATIENCE).until(() -> seq(workspace.id()) > 0);
        assertThat(followed(workspace.id())).hasSize(metered.size());
    }

    private List<UUID> capture(UUID account, long units, int count) {
        return spending.captureAll(account, "course.default", PRICE, Units.of(units), Instant.now(), count);
    }

    private List<Row> followed(UUID account) {
        var rows = pool.preparedQuery("SELECT * FROM metered_usage WHERE account_id = $1")
                .executeAndAwait(Tuple.of(account));
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    private long seq(UUID account) {
        return pool.preparedQuery("SELECT seq FROM metered_account WHERE account_id = $1")
                .executeAndAwait(Tuple.of(account))
                .iterator()
                .next()
                .getLong(0);
    }
}
