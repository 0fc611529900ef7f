package io.tutorflow.budget.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.TestbedResource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One admin, four hundred teachers: a budget that holds for each of them, named or not. */
@QuarkusTest
@WithTestResource(
        value = TestbedResource.class,
        initArgs = {@ResourceArg(name = "database", value = "budget"), @ResourceArg(name = "tls", value = "true")})
class DefaultBudgetServiceTest {

    @Inject
    Deadlocks deadlocks;

    private School school = new School(new UUID(0, 0));

    @BeforeEach
    void haveASchool() {
        school = School.without();
    }

    @AfterEach
    void endDeadlocks() {
        deadlocks.end();
    }

    @Test
    void holdsForATeacherWhomNobodyNamed() {
        school.defaultBudget().body("hasDefault", equalTo(false)).body("limitTokens", nullValue());
        school.defaultBudget("weekly", 100);

        school.mine()
                .body("hasBudget", equalTo(true))
                .body("limitTokens", equalTo(100))
                .body("contactAdmin", equalTo("test-org-admin"))
                .body("increaseRequest.endpoint", equalTo("/v1/school/budgets/me/increase-requests"));
        school.budgets().body("items", empty());
        school.reserve(UUID.randomUUID(), 100).body("answers[0].outcome", equalTo("RESERVED"));
        school.reserve(UUID.randomUUID(), 1)
                .body("answers[0].reason", equalTo("BUDGET_EXCEEDED"))
                .body("answers[0].budget.limitTokens", equalTo(100))
                .body("answers[0].budget.contactAdmin", equalTo("test-org-admin"));
        school.budgets()
                .body("items[0].teacherId", equalTo(School.TEACHER))
                .body("items[0].source", equalTo("default"))
                .body("items[0].reservedTokens", equalTo(100));
    }

    @Test
    void aBudgetOfTheTeachersOwnTakesPrecedenceAndAnExemptionFrees() {
        school.defaultBudget("weekly", 100);

        school.budget("monthly", 300);
        school.mine().body("limitTokens", equalTo(300)).body("period", equalTo("monthly"));
        school.budgets().body("items[0].source", equalTo("own"));
        school.exempt().body("source", equalTo("exempt")).body("limitTokens", nullValue());
        school.mine().body("hasBudget", equalTo(false));
        school.reserve(UUID.randomUUID(), 400).body("answers[0].outcome", equalTo("RESERVED"));
        school.noBudget();

        school.mine().body("limitTokens", equalTo(100)).body("level", equalTo("red"));
        school.reserve(UUID.randomUUID(), 1).body("answers[0].reason", equalTo("BUDGET_EXCEEDED"));
        school.noDefaultBudget();
        school.mine().body("hasBudget", equalTo(false));
        school.reserve(UUID.randomUUID(), 1).body("answers[0].outcome", equalTo("RESERVED"));
    }

    @Test
    void anExemptionWithoutADefaultIsKept() {
        school.exempt().body("source", equalTo("exempt")).body("revision", equalTo(2));
        school.exempt().body("revision", equalTo(2));

        school.defaultBudget("weekly", 100);

        school.mine().body("hasBudget", equalTo(false));
    }

    @Test
    void anHeirsLimitChangesWhenTheDefaultDoesAndNobodyElses() {
        school.defaultBudget("weekly", 100);
        school.raise(UUID.randomUUID(), 50);
        var raisedAt = changedAt();

        school.defaultBudget("weekly", 200);

        var defaultRaisedAt = Instant.parse(school.defaultBudget().extract().path("changedAt"));
        assertThat(changedAt()).isEqualTo(defaultRaisedAt).isAfter(raisedAt);
        school.budget("weekly", 300);
        var setAt = changedAt();
        school.defaultBudget("weekly", 400);
        assertThat(changedAt()).isEqualTo(setAt);
        school.noBudget();
        assertThat(changedAt()).isAfter(setAt);
    }

    @Test
    void fortyAtOnceSpendNoMoreThanTheDefaultSetMeanwhile() throws Exception {
        school.defaultBudget("weekly", 100);
        Callable<String> reserve =
                () -> school.reserve(UUID.randomUUID(), 25).extract().path("answers[0].outcome");

        try (var threads = Executors.newFixedThreadPool(40)) {
            var answers = threads.invokeAll(Collections.nCopies(40, reserve));

            var reserved = 0;
            for (var answer : answers) {
                reserved += answer.get().equals("RESERVED") ? 1 : 0;
            }
            assertThat(reserved).isEqualTo(4);
        }
    }

    @Test
    void isSetInSpiteOfDeadlocks() {
        deadlocks.next(2, school.id());

        school.defaultBudget("weekly", 100);

        school.mine().body("limitTokens", equalTo(100));
    }

    @Test
    void itsChangeBlocksAndUnblocksAtOnceAndIsTold() {
        school.defaultBudget("weekly", 25);
        var lesson = UUID.randomUUID();
        school.reserve(lesson, 25);
        school.finalized(lesson, 25, "tokens");
        School.eventually(() -> school.told().size() == 1);

        school.defaultBudget("weekly", 100);
        school.defaultBudget("weekly", 100);
        school.reserve(UUID.randomUUID(), 25).body("answers[0].outcome", equalTo("RESERVED"));
        school.defaultBudget("weekly", 20);
        school.mine().body("level", equalTo("red"));
        school.noDefaultBudget();

        School.eventually(() -> school.told().size() == 4);
        assertThat(school.told())
                .containsExactly(
                        "io.tutorflow.budget.exceeded.v1",
                        "io.tutorflow.budget.restored.v1",
                        "io.tutorflow.budget.exceeded.v1",
                        "io.tutorflow.budget.restored.v1");
    }

    @Test
    void aDistributionRaisesItForOneTeacher() {
        school.defaultBudget("weekly", 100);

        school.raise(UUID.randomUUID(), 50).body("outcome", equalTo("RAISED")).body("budget.limitTokens", equalTo(150));

        school.mine().body("limitTokens", equalTo(150));
        school.defaultBudget("monthly", 200);
        school.mine().body("limitTokens", equalTo(250)).body("period", equalTo("monthly"));
    }

    private Instant changedAt() {
        return Instant.parse(school.budgets().extract().path("items[0].changedAt"));
    }
}
