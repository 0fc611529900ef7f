package io.tutorflow.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestStripeTest {

    @Test
    void isOneForAllAndCanBeSteered() {
        Map<String, String> settings = new StripeResource().start();

        assertThat(settings).containsEntry("tutorflow.stripe.base-url", TestStripe.url());
        assertThat(TestStripe.get("/v1/refunds?limit=1").get("data")).isEmpty();
        assertThat(TestStripe.control("PUT", "webhooks", Map.of("withheld", true))
                        .get("withheld")
                        .asBoolean())
                .isTrue();
        assertThat(TestStripe.control("PUT", "webhooks", Map.of())
                        .get("withheld")
                        .asBoolean())
                .isFalse();
        assertThat(TestStripe.pay(TestStripe.url() + "/c/pay/cs_test_none", "4242424242424242")
                        .statusCode())
                .isEqualTo(404);
        assertThat(TestStripe.control("GET", "requests", List.of()).get("invalid"))
                .isEmpty();
    }
}
