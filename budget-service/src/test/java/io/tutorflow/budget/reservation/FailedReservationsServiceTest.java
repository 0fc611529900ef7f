package io.tutorflow.budget.reservation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call in which the database fails at one reservation: its neighbours must be known, or they lock tokens in vain. */
@QuarkusTest
@WithTestResource(
        value = TestbedResource.class,
        initArgs = {@ResourceArg(name = "database", value = "budget"), @ResourceArg(name = "tls", value = "true")})
class FailedReservationsServiceTest {

    @Inject
    Pool pool;

    @AfterEach
    void everythingMayBeReserved() {
        run("ALTER TABLE reservation DROP CONSTRAINT IF EXISTS unlucky");
    }

    @Test
    void itsNeighboursAreAnswered() {
        var school = School.without();
        school.budget("weekly", 1_000);
        run("ALTER TABLE reservation ADD CONSTRAINT unlucky CHECK (amount_micros <> 770000) NOT VALID");

        school.reserveAll(25, 77, 25).body("answers.outcome", contains("RESERVED", "FAILED", "RESERVED"));

        school.mine().body("reservedTokens", equalTo(50));
    }

    private void run(String sql) {
        pool.query(sql).execute().await().indefinitely();
    }
}
