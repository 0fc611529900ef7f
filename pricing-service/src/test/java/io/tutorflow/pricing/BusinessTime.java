package io.tutorflow.pricing;

import io.tutorflow.testbed.TestTokens;
import java.util.Map;

/** The movable clock of the service under test. */
public final class BusinessTime {

    private BusinessTime() {}

    /** @param offset ahead of real time, as an ISO 8601 duration */
    public static void ahead(String offset, Runnable meanwhile) {
        move(offset);
        try {
            meanwhile.run();
        } finally {
            move("PT0S");
        }
    }

    private static void move(String offset) {
        Caller.with(TestTokens.service("sandbox"))
                .body(Map.of("offset", offset))
                .put("/internal/clock")
                .then()
                .statusCode(204);
    }
}
