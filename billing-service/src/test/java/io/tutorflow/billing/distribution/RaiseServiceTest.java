package io.tutorflow.billing.distribution;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is handed on to teachers: a raise of their budgets, once, whoever is away meanwhile. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class RaiseServiceTest extends HandingOn {

    @Test
    void aTeacherWithABudgetMaySpendMore() {
        var teacher = "t-" + school;
        budgets.give(teacher, 500);

        for (int time = 0; time < 2; time++) {
            raise(teacher, 100, "more")
                    .statusCode(201)
                    .body("teacherId", equalTo(teacher))
                    .body("budget.limitTokens", equalTo(600))
                    .body("budget.period", equalTo("weekly"))
                    .body("studentTokens", nullValue());
        }
        raise(teacher, 101, "more").statusCode(409);

        with(admin).get("/v1/school/balance").then().body("tokens", equalTo(1000));
        with(admin).get(DISTRIBUTIONS).then().body("total", equalTo(1));
        give("mia", 100, "more").statusCode(409);
    }

    @Test
    void toATeacherWithoutABudgetNothingIsHandedOn() {
        raise("nobody", 100)
                .statusCode(409)
                .body("error.message", containsString("organization's shared wallet"))
                .body("error.message", containsString("PUT /v1/school/teachers/{id}/budget"));
        with(admin).get(DISTRIBUTIONS).then().body("total", equalTo(0));
    }

    @Test
    void whatWasNotAnsweredIsAskedAgainAndIsOneRaise() {
        var teacher = "t-" + school;
        budgets.give(teacher, 500);
        budgets.loseAnswers(true);
        raise(teacher, 100, "lost").statusCode(503);
        with(admin).get(DISTRIBUTIONS).then().body("total", equalTo(0));
        give("mia", 100, "lost").statusCode(409);
        budgets.loseAnswers(false);

        askAtOnce();

        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> with(admin).get(DISTRIBUTIONS).path("total").equals(1));
        raise(teacher, 100, "lost").statusCode(201).body("budget.limitTokens", equalTo(600));
    }

    /** Seen: the key was forgotten when nobody was there to ask about the repeat, and the next try raised again. */
    @Test
    void whatWasRaisedIsOneRaiseThoughTheRepeatFindsNobody() {
        var teacher = "t-" + school;
        budgets.give(teacher, 500);
        raise(teacher, 100, "once").statusCode(201);
        budgets.away(true);
        raise(teacher, 100, "once").statusCode(201).body("budget", nullValue());
        budgets.away(false);

        raise(teacher, 100, "once").statusCode(201).body("budget.limitTokens", equalTo(600));
    }

    @Test
    void whatMayHaveBeenHeardStaysPendingWhileNobodyIsThere() {
        var teacher = "t-" + school;
        budgets.give(teacher, 500);
        budgets.loseAnswers(true);
        raise(teacher, 100, "heard").statusCode(503);
        budgets.loseAnswers(false);
        budgets.away(true);
        raise(teacher, 100, "heard")
                .statusCode(503)
                .body("error.message", containsString("Look for the distribution in a minute"));
        askAtOnce();
        Awaitility.await().until(() -> budgets.unheard() > 0);
        budgets.away(false);

        askAtOnce();

        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> with(admin).get(DISTRIBUTIONS).path("total").equals(1));
        raise(teacher, 100, "heard").statusCode(201).body("budget.limitTokens", equalTo(600));
    }

    @Test
    void whatComesToNothingIsForgotten() {
        budgets.loseAnswers(true);
        raise("nobody", 100, "nothing").statusCode(503);
        budgets.loseAnswers(false);

        askAtOnce();

        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> kept() == 0);
        with(admin).get(DISTRIBUTIONS).then().body("total", equalTo(0));
    }

    private void askAtOnce() {
        pool.preparedQuery("UPDATE due_work SET due_at = now() WHERE id IN"
                        + " (SELECT id FROM distribution WHERE organization_id = $1 AND state = 'pending')")
                .execute(Tuple.of(UUID.fromString(school)))
                .await()
                .indefinitely();
    }

    private long kept() {
        return pool.preparedQuery("SELECT count(*) FROM distribution WHERE organization_id = $1")
                .execute(Tuple.of(UUID.fromString(school)))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void withoutTheBudgetServiceNothingIsWrittenDown() {
        budgets.away(true);

        raise("t", 100, "later").statusCode(503);

        with(admin).get(DISTRIBUTIONS).then().body("total", equalTo(0));
    }
}
