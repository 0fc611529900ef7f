package io.tutorflow.billing.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.account.mode.BilledWorkspace;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked with every batch does not read all that waits. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class LongLanesServiceTest {

    private static final UUID LANE = UUID.randomUUID();

    @Inject
    Pool pool;

    @AfterEach
    void shortAgain() {
        pool.preparedQuery("DELETE FROM metered_usage WHERE lane_id = $1").executeAndAwait(Tuple.of(LANE));
    }

    @Test
    void whatIsInDoubtIsFoundBesideALongBacklog() {
        pool.preparedQuery("""
                        INSERT INTO metered_usage (id, account_id, lane_id, event_name, value, finalized_at, status)
                        SELECT gen_random_uuid(), $1, $2, 'lesson', 1, now(), 'pending' FROM generate_series(1, 20000)""")
                .executeAndAwait(Tuple.of(BilledWorkspace.make(pool).id(), LANE));
        pool.query("ANALYZE metered_usage").executeAndAwait();

        assertThat(plan(MeteredUsageTable.DOUBTFUL
                        .replace(":lane", "'" + LANE + "'")
                        .replace(":known", "now()")))
                .contains("metered_usage_unanswered");
    }

    private String plan(String sql) {
        var lines = new StringBuilder();
        pool.query("EXPLAIN " + sql + " LIMIT 1").executeAndAwait().forEach(row -> lines.append(row.getString(0)));
        return lines.toString();
    }
}
