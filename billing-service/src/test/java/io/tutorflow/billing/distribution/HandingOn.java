package io.tutorflow.billing.distribution;

import static io.tutorflow.billing.Newcomers.with;

import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.ledger.hold.Spending;
import io.tutorflow.http.StudentAccount;
import io.tutorflow.testbed.TestTokens;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A school that hands its tokens on. */
abstract class HandingOn {

    static final String DISTRIBUTIONS = "/v1/school/distributions";

    @Inject
    Spending spending;

    @Inject
    KnownBudgets budgets;

    @Inject
    Pool pool;

    final String school = UUID.randomUUID().toString();
    final String admin = TestTokens.orgAdmin(school);
    final String mia = TestTokens.student(school, "mia");
    final String wallet = StudentAccount.idOf(UUID.fromString(school), "mia").toString();

    @BeforeEach
    void thereIsASchool() {
        with(TestTokens.operator())
                .body(Map.of("id", school, "name", "School", "timeZone", "Europe/Berlin", "tokens", 1000))
                .post("/v1/admin/organizations")
                .then()
                .statusCode(201);
    }

    @AfterEach
    void theBudgetServiceIsBack() {
        budgets.away(false);
        budgets.loseAnswers(false);
    }

    ValidatableResponse give(String student, int tokens) {
        return distribute(toStudent(student, tokens));
    }

    ValidatableResponse give(String student, int tokens, String key) {
        return distribute(withKey(toStudent(student, tokens), key));
    }

    static Map<String, Object> toStudent(String student, int tokens) {
        return Map.of("studentId", student, "tokens", tokens, "reason", "for the exam");
    }

    static Map<String, Object> withKey(Map<String, Object> body, String key) {
        var keyed = new HashMap<>(body);
        keyed.put("idempotencyKey", key);
        return keyed;
    }

    ValidatableResponse distribute(Map<String, Object> body) {
        return with(admin).body(body).post(DISTRIBUTIONS).then();
    }

    ValidatableResponse raise(String teacher, int tokens) {
        return distribute(Map.of("teacherId", teacher, "tokens", tokens));
    }

    ValidatableResponse raise(String teacher, int tokens, String key) {
        return distribute(withKey(Map.of("teacherId", teacher, "tokens", tokens), key));
    }
}
