package io.tutorflow.billing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.tutorflow.testbed.TestStripe;
import java.util.Map;

/** The sandbox's Stripe as the service under test meets it. */
public final class Stripes {

    /** Pays at once. */
    public static final String PAYS = "4242424242424242";

    /** Is declined. */
    public static final String DECLINED = "4000000000000002";

    private Stripes() {}

    /** Its webhooks go to the service under test, as usual, and nothing goes wrong. */
    public static void isAsUsual() {
        TestStripe.listenAt("http://127.0.0.1:" + RestAssured.port + "/webhooks/stripe");
        TestStripe.control("PUT", "webhooks", Map.of());
        TestStripe.control("DELETE", "faults", Map.of());
        TestStripe.control("PUT", "payments", Map.of("settleLater", false));
        TestStripe.control("PUT", "refunds", Map.of("pending", false));
    }

    /** Of all that were sent since it runs: what its schema does not know is a bug here. */
    public static void hasHadOnlyValidRequests() {
        assertTrue(
                TestStripe.control("GET", "requests", Map.of()).path("invalid").isEmpty(),
                () -> "Stripe would refuse "
                        + TestStripe.control("GET", "requests", Map.of()).path("invalid"));
    }

    /** Webhooks wait until they are released. */
    public static void withholdsWebhooks() {
        TestStripe.control("PUT", "webhooks", Map.of("withheld", true));
    }

    /** The next requests of this operation go wrong. */
    public static void fails(String operation, String kind, int times) {
        TestStripe.control("PUT", "faults", Map.of("operation", operation, "kind", kind, "times", times));
    }
}
