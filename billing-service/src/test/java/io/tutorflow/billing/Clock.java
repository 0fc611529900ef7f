package io.tutorflow.billing;

import static io.tutorflow.billing.Newcomers.with;

import io.tutorflow.testbed.TestTokens;
import java.util.Map;

/** The movable clock of the service under test; a test that moves it moves it back. */
public final class Clock {

    private Clock() {}

    public static void move(String offset) {
        with(TestTokens.service("sandbox"))
                .body(Map.of("offset", offset))
                .put("/internal/clock")
                .then()
                .statusCode(204);
    }
}
