package io.tutorflow.budget.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.money.Money;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods end by the clock of the organization's zone. Each test has half a minute of business time to begin in. */
@QuarkusTest
@WithTestResource(
        value = TestbedResource.class,
        initArgs = {@ResourceArg(name = "database", value = "budget"), @ResourceArg(name = "tls", value = "true")})
class ResetServiceTest {

    private static final String OLDEST_PERIOD = """
            SELECT s.spent_micros FROM spend s JOIN budget b ON b.id = s.budget_id
            WHERE b.organization_id = $1 AND s.period = $2 ORDER BY s.period_start LIMIT 1""";

    @Inject
    Pool pool;

    @AfterEach
    void comeBack() {
        SchoolTime.comeBack();
    }

    @ParameterizedTest
    @CsvSource({
        // Sundays on which the clocks go forward and back in Berlin, and the last evening of January in Auckland.
        "weekly,  Europe/Berlin,    2027-03-28T21:59:30Z, 2027-03-28T22:00:10Z",
        "weekly,  Europe/Berlin,    2027-10-31T22:59:30Z, 2027-10-31T23:00:10Z",
        "monthly, Pacific/Auckland, 2027-01-31T10:59:30Z, 2027-01-31T11:00:10Z",
    })
    void workCountsToThePeriodInWhichItBegan(String period, String zone, Instant lastMoments, Instant firstMoments) {
        SchoolTime.moveTo(lastMoments);
        var school = School.in(zone);
        school.budget(period, 25);
        var lesson = UUID.randomUUID();
        school.reserve(lesson, 25).body("answers[0].outcome", equalTo("RESERVED"));
        school.reserve(UUID.randomUUID(), 25).body("answers[0].reason", equalTo("BUDGET_EXCEEDED"));

        SchoolTime.moveTo(firstMoments);
        school.finalized(lesson, 25, "tokens");

        School.eventually(
                () -> spentInTheOldest(period, school) == Money.ofCredits(25).micros());
        school.mine()
                .body("spentTokens", equalTo(0))
                .body("reservedTokens", equalTo(0))
                .body("level", equalTo("green"));
        school.reserve(UUID.randomUUID(), 25).body("answers[0].outcome", equalTo("RESERVED"));
    }

    @Test
    void aNewWeekIsToldWithoutAnybodyAsking() {
        SchoolTime.moveTo(Instant.parse("2027-06-06T21:59:00Z"));
        var school = School.in("Europe/Berlin");
        school.budget("weekly", 25);
        var lesson = UUID.randomUUID();
        school.reserve(lesson, 25);
        school.finalized(lesson, 25, "tokens");
        School.eventually(() -> school.told().size() == 1);

        SchoolTime.moveTo(Instant.parse("2027-06-06T22:00:10Z"));

        School.eventually(() -> school.told().size() == 2);
        assertThat(school.told()).containsExactly("io.tutorflow.budget.exceeded.v1", "io.tutorflow.budget.restored.v1");
    }

    private long spentInTheOldest(String period, School school) {
        return pool.preparedQuery(OLDEST_PERIOD)
                .execute(Tuple.of(school.id().toString(), period))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
