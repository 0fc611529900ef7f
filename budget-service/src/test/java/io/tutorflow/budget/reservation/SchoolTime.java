package io.tutorflow.budget.reservation;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.tutorflow.testbed.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The business time of the service, which a test moves to where it takes place, and back. */
final class SchoolTime {

    private SchoolTime() {}

    /** From then on it passes as real time does. */
    static void moveTo(Instant moment) {
        move(Duration.between(Instant.now(), moment));
    }

    static void comeBack() {
        move(Duration.ZERO);
    }

    private static void move(Duration offset) {
        given().contentType(ContentType.JSON)
                .auth()
                .oauth2(TestTokens.service("sandbox"))
                .body(Map.of("offset", offset.toString()))
                .put("/internal/clock")
                .then()
                .statusCode(204);
    }
}
