package io.tutorflow.billing.teacher;

import static io.tutorflow.billing.Newcomers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.Stripes;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Teachers without a budget share the organization's wallet with its admins; others have a budget in its place. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class SharedWalletServiceTest {

    private static final Map<String, ?> FIVE_DOLLARS = Map.of("amountUsd", 5);

    @Inject
    KnownTeacherBudgets budgets;

    private final UUID school = UUID.randomUUID();
    private final String admin = TestTokens.orgAdmin(school.toString());
    private final String teacher = TestTokens.teacher(school.toString(), "ada");

    @BeforeEach
    void open() {
        Stripes.isAsUsual();
        with(TestTokens.operator())
                .body(Map.of("id", school, "name", "School", "timeZone", "Europe/Berlin", "tokens", 500))
                .post("/v1/admin/organizations")
                .then()
                .statusCode(201);
    }

    @AfterEach
    void answerAgain() {
        budgets.away(false);
    }

    @Test
    void withoutABudgetTheWalletIsSharedSeenAndFilled() {
        with(teacher)
                .get("/v1/school/balance")
                .then()
                .body("tokens", equalTo(500))
                .body("$", not(hasKey("budget")));
        with(teacher).get("/v1/school/transactions").then().statusCode(200).body("items[0].type", equalTo("grant"));
        with(teacher).get("/v1/school/transactions.csv").then().statusCode(200).body(containsString(",grant,500,5,"));

        var bought = with(teacher)
                .body(FIVE_DOLLARS)
                .post("/v1/school/purchases")
                .then()
                .statusCode(201)
                .extract();
        String id = bought.path("id");

        with(teacher).get("/v1/school/purchases/" + id).then().statusCode(200);
        with(admin).get("/v1/school/purchases/" + id).then().statusCode(200);
        with(TestTokens.teacher(school.toString(), "ben"))
                .get("/v1/school/purchases/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void theSameKeyOfTwoPeopleIsTwoPurchases() {
        String first = keyed(teacher);
        String other = keyed(TestTokens.teacher(school.toString(), "ben"));

        assertThat(other).isNotEqualTo(first);
        assertThat(keyed(teacher)).isEqualTo(first);
    }

    private String keyed(String person) {
        return with(person)
                .header("Idempotency-Key", "one")
                .body(FIVE_DOLLARS)
                .post("/v1/school/purchases")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void aBudgetIsInPlaceOfTheWallet() {
        budgets.give(school, 100, 40);

        with(teacher)
                .get("/v1/school/balance")
                .then()
                .statusCode(200)
                .body("budget.limitTokens", equalTo(100))
                .body("budget.spentTokens", equalTo(40))
                .body("budget.remainingTokens", equalTo(60))
                .body("plan", equalTo("Free"))
                .body("active", equalTo(true))
                .body("$", not(hasKey("tokens")))
                .body("$", not(hasKey("lifetimePurchased")));
        with(admin).get("/v1/school/balance").then().body("tokens", equalTo(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/school/transactions", "/v1/school/transactions.csv"})
    void whoHasABudgetSeesNoTransactions(String path) {
        budgets.give(school, 100, 0);

        with(teacher)
                .get(path)
                .then()
                .statusCode(403)
                .body("error.code", equalTo("platform_forbidden"))
                .body("error.message", containsString("/v1/school/budgets/me"));
    }

    @Test
    void whoHasABudgetBuysNothing() {
        budgets.give(school, 100, 0);

        with(teacher)
                .body(FIVE_DOLLARS)
                .post("/v1/school/purchases")
                .then()
                .statusCode(403)
                .body("error.message", containsString("You have a budget"));
    }

    @Test
    void whileNobodyKnowsNothingIsShown() {
        budgets.away(true);

        for (var path : new String[] {"balance", "transactions", "transactions.csv"}) {
            with(teacher).get("/v1/school/" + path).then().statusCode(503);
            with(admin).get("/v1/school/" + path).then().statusCode(200);
        }
        with(teacher).body(FIVE_DOLLARS).post("/v1/school/purchases").then().statusCode(503);
    }
}
