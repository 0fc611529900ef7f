package io.tutorflow.billing.notify.alert;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everybody marks notifications as read for themselves. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class NotificationServiceTest {

    private static final String NOTIFICATIONS = "/v1/school/notifications";

    private static final String TOLD = """
            INSERT INTO notification (id, organization_id, reader, student_id, type, balance_micros, threshold_micros,
                                      created_at)
            SELECT gen_random_uuid(), $1, $2, $2, 'balance_low', 10000, 20000, now() + n * interval '1 second'
            FROM generate_series(1, $3) AS n""";

    @Inject
    Pool pool;

    private final String school = UUID.randomUUID().toString();
    private final String admin = TestTokens.orgAdmin(school);
    private final String otherAdmin =
            TestTokens.with(Map.of("sub", "another-admin", "role", "org_admin", "org_id", school));
    private final String mia = TestTokens.student(school, "mia");

    @BeforeEach
    void threeForAdminsAndTwoForMia() {
        with(TestTokens.operator())
                .body(Map.of("id", school, "name", "School", "timeZone", "Europe/Berlin", "tokens", 1000))
                .post("/v1/admin/organizations")
                .then()
                .statusCode(201);
        tell(null, 3);
        tell("mia", 2);
    }

    @Test
    void whatOneHasReadIsUnreadForOthers() {
        String second = list(admin, "").body("unread", equalTo(3)).extract().path("items[1].id");

        mark(admin, second)
                .statusCode(200)
                .body("id", equalTo(second))
                .body("read", equalTo(true))
                .body("readAt", notNullValue());

        list(admin, "")
                .body("total", equalTo(3))
                .body("unread", equalTo(2))
                .body("items[1].read", equalTo(true))
                .body("items[0].read", equalTo(false));
        list(admin, "?unread=true&limit=1")
                .body("total", equalTo(2))
                .body("unread", equalTo(2))
                .body("items.size()", equalTo(1))
                .body("items.read", everyItem(equalTo(false)));
        list(otherAdmin, "").body("unread", equalTo(3));
        list(mia, "").body("unread", equalTo(2));
    }

    @Test
    void theFirstMarkCounts() {
        String first = list(mia, "").extract().path("items[0].id");
        String readAt = mark(mia, first).extract().path("readAt");

        var again = AtOnce.call(5, caller -> mark(mia, first).extract().<String>path("readAt"));

        again.forEach(answer -> assertEquals(readAt, answer));
        list(mia, "").body("unread", equalTo(1));
    }

    @Test
    void allAreMarkedAtOnce() {
        all(admin).statusCode(200).body("marked", equalTo(3)).body("unread", equalTo(0));
        all(admin).body("marked", equalTo(0));
        tell(null, 1);

        list(admin, "?unread=true").body("total", equalTo(1));
        list(otherAdmin, "").body("unread", equalTo(3 + 1));
        list(mia, "").body("unread", equalTo(2));
    }

    @Test
    void nobodyMarksThoseOfOthers() {
        String admins = list(admin, "").extract().path("items[0].id");
        String mias = list(mia, "").extract().path("items[0].id");

        mark(mia, admins).statusCode(404);
        mark(admin, mias).statusCode(404);
        mark(TestTokens.student(school, "leo"), mias).statusCode(404);
        mark(admin, UUID.randomUUID().toString()).statusCode(404);
        list(mia, "").body("unread", equalTo(2));
    }

    @Test
    void unreadIsTrueOrFalse() {
        list(admin, "?unread=false").body("total", equalTo(3));
        with(admin)
                .get(NOTIFICATIONS + "?unread=yes")
                .then()
                .statusCode(400)
                .body("error.message", containsString("unread must be true or false"));
    }

    private void tell(@Nullable String reader, int times) {
        pool.preparedQuery(TOLD)
                .execute(Tuple.of(UUID.fromString(school), reader, times))
                .await()
                .indefinitely();
    }

    private static ValidatableResponse list(String token, String query) {
        return with(token).get(NOTIFICATIONS + query).then().statusCode(200);
    }

    private static ValidatableResponse mark(String token, String id) {
        return with(token).post(NOTIFICATIONS + "/" + id + "/read").then();
    }

    private static ValidatableResponse all(String token) {
        return with(token).post(NOTIFICATIONS + "/read-all").then();
    }
}
