package io.tutorflow.budget.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.reservation.AllowanceTable.Beginning;
import io.tutorflow.budget.reservation.Books.AllowanceKey;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two replicas know different plans of one organization, and neither plan has been used yet. */
@QuarkusTest
@WithTestResource(
        value = TestbedResource.class,
        initArgs = {@ResourceArg(name = "database", value = "budget"), @ResourceArg(name = "tls", value = "true")})
class AllowanceTableServiceTest {

    private static final Instant OLD_START = Instant.parse("2026-03-05T23:00:00Z");
    private static final Instant NEW_START = Instant.parse("2026-03-19T23:00:00Z");

    /** The plans' limits. */
    private static final int GENERATIONS = 100;

    @Inject
    Pool pool;

    private final OrganizationId organization =
            new OrganizationId(UUID.randomUUID().toString());
    private final AllowanceKey oldMonth = new AllowanceKey(organization, OLD_START);
    private final AllowanceKey newMonth = new AllowanceKey(organization, NEW_START);

    @Test
    void whatOneHasUsedTheOtherSeesThoughNeitherMonthHadARow() {
        var one = pool.getConnectionAndAwait();
        var other = pool.getConnectionAndAwait();
        try {
            var first = one.beginAndAwait();
            assertThat(used(one, newMonth, "2026-04-19T22:00:00Z").join()).isZero();
            one.preparedQuery("UPDATE allowance SET used = $1 WHERE organization_id = $2 AND period_start = $3")
                    .executeAndAwait(Tuple.of(GENERATIONS, organization.value(), NEW_START.atOffset(ZoneOffset.UTC)));

            var second = other.beginAndAwait();
            var seen = used(other, oldMonth, "2026-04-05T22:00:00Z");
            School.eventually(() -> seen.isDone() || somebodyWaits());
            first.commitAndAwait();

            assertThat(seen.orTimeout(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS)
                            .join())
                    .isEqualTo(GENERATIONS);
            second.rollbackAndAwait();
        } finally {
            one.closeAndAwait();
            other.closeAndAwait();
        }
    }

    /** As {@link MakingReservations} reads it. */
    private static CompletableFuture<Integer> used(SqlConnection transaction, AllowanceKey month, String end) {
        var months = Map.of(month, new Beginning(Instant.parse(end), GENERATIONS));
        return AllowanceTable.begin(transaction, months)
                .chain(() -> AllowanceTable.lockWithOverlapping(transaction, months))
                .map(used -> used.get(month))
                .subscribeAsCompletionStage();
    }

    private boolean somebodyWaits() {
        return pool.query("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                        .executeAndAwait()
                        .rowCount()
                > 0;
    }
}
