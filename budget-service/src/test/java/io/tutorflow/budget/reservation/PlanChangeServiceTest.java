package io.tutorflow.budget.reservation;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.TestbedResource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan is changed in the middle of its month, or for later. */
@QuarkusTest
@WithTestResource(
        value = TestbedResource.class,
        initArgs = {@ResourceArg(name = "database", value = "budget"), @ResourceArg(name = "tls", value = "true")})
class PlanChangeServiceTest {

    /** At noon of a day in the middle of a month in Berlin, wherever and whenever the tests run. */
    private static final Instant NOON = Instant.parse("2027-05-19T10:00:00Z");

    private final LocalDate today = LocalDate.parse("2027-05-19");
    private School school = new School(new UUID(0, 0));

    @BeforeEach
    void haveASchool() {
        SchoolTime.moveTo(NOON);
        school = School.without();
    }

    @AfterEach
    void comeBack() {
        SchoolTime.comeBack();
    }

    @Test
    void aChangeInTheMiddleOfAMonthGivesNoSecondAllowance() {
        school.told(2, 3, today.minusDays(10), null, null);
        limitIs(3);
        for (int i = 0; i < 3; i++) {
            school.reserve(UUID.randomUUID(), 25).body("answers[0].source", equalTo("PLAN"));
        }
        school.reserve(UUID.randomUUID(), 25).body("answers[0].source", equalTo("TOKENS"));

        school.told(3, 4, today, null, null);
        limitIs(4);

        school.planUsage().body("used", equalTo(3)).body("carriedOver", equalTo(3));
        school.reserve(UUID.randomUUID(), 25).body("answers[0].source", equalTo("PLAN"));
        school.reserve(UUID.randomUUID(), 25).body("answers[0].source", equalTo("TOKENS"));
        school.planUsage()
                .body("used", equalTo(4))
                .body("carriedOver", equalTo(3))
                .body("perTeacher[0].used", equalTo(1));
    }

    @Test
    void aPlanThatComesBackInItsOwnMonthGivesNoneEither() {
        school.told(2, 3, today.minusDays(10), null, null);
        limitIs(3);
        school.reserve(UUID.randomUUID(), 25).body("answers[0].source", equalTo("PLAN"));
        school.told(3, 4, today, null, null);
        limitIs(4);
        school.reserve(UUID.randomUUID(), 25).body("answers[0].source", equalTo("PLAN"));

        school.told(4, 3, today.minusDays(10), null, null);
        limitIs(3);

        school.planUsage().body("used", equalTo(2)).body("carriedOver", equalTo(1));
        school.reserve(UUID.randomUUID(), 25).body("answers[0].source", equalTo("PLAN"));
        school.reserve(UUID.randomUUID(), 25).body("answers[0].source", equalTo("TOKENS"));
        school.planUsage().body("used", equalTo(3)).body("carriedOver", equalTo(1));
    }

    @Test
    void whatTheOldPlanGetsBackTheNewOneMayCover() {
        school.told(2, 1, today.minusDays(10), null, null);
        limitIs(1);
        var failed = UUID.randomUUID();
        school.reserve(failed, 25).body("answers[0].source", equalTo("PLAN"));
        school.told(3, 2, today, null, null);
        limitIs(2);
        school.reserve(UUID.randomUUID(), 25).body("answers[0].source", equalTo("PLAN"));
        school.reserve(UUID.randomUUID(), 25).body("answers[0].source", equalTo("TOKENS"));

        school.release(failed);

        school.planUsage().body("used", equalTo(1)).body("carriedOver", equalTo(0));
        school.reserve(UUID.randomUUID(), 25).body("answers[0].source", equalTo("PLAN"));
        school.reserve(UUID.randomUUID(), 25).body("answers[0].source", equalTo("TOKENS"));
    }

    @Test
    void aSmallerPlanIsUsedUpByWhatTheLargerOneCovered() {
        school.told(2, 3, today.minusDays(10), null, null);
        limitIs(3);
        school.reserve(UUID.randomUUID(), 25).body("answers[0].source", equalTo("PLAN"));
        school.reserve(UUID.randomUUID(), 25).body("answers[0].source", equalTo("PLAN"));

        school.told(3, 1, today, null, null);
        limitIs(1);

        school.reserve(UUID.randomUUID(), 25).body("answers[0].source", equalTo("TOKENS"));
        school.planUsage().body("used", equalTo(2));
    }

    @Test
    void aPlanThatBeginsLaterLeavesTheRunningOneUntilThen() {
        school.told(2, 1, today.minusDays(10), 5, today.plusDays(3));
        limitIs(1);
        school.reserve(UUID.randomUUID(), 25).body("answers[0].source", equalTo("PLAN"));
        school.reserve(UUID.randomUUID(), 25).body("answers[0].source", equalTo("TOKENS"));

        school.told(3, 1, today.minusDays(10), 5, today);

        limitIs(5);
        school.planUsage().body("planCode", equalTo("next-plan")).body("used", equalTo(1));
        school.reserve(UUID.randomUUID(), 25).body("answers[0].source", equalTo("PLAN"));
    }

    private void limitIs(int generations) {
        School.eventually(() -> school.planUsage().extract().jsonPath().getInt("limit") == generations);
    }
}
