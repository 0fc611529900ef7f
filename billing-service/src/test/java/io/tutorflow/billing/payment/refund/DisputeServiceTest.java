package io.tutorflow.billing.payment.refund;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestbedResource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a bank takes back, or wants to. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class DisputeServiceTest extends Refunding {

    @Test
    void aDisputeFreezesWhatIsUnusedAndWonGivesItBack() {
        var purchase = bought(100);
        spending.capture(school, 4_300);

        var dispute = disputed(purchase);

        await(() -> tokens() == 0);
        refund(purchase, Map.of()).statusCode(409).body("error.message", containsString("disputed"));
        TestStripe.control("PUT", "disputes/" + dispute, Map.of("status", "won"));
        await(() -> tokens() == 6_450);
        assertEquals("won", one("SELECT state FROM dispute WHERE payment_id = $1", purchase));
    }

    @Test
    void aLostDisputeTakesWhatWasUsedToo() {
        var purchase = bought(100);
        spending.capture(school, 4_300);
        var dispute = disputed(purchase);
        await(() -> tokens() == 0);

        TestStripe.control("PUT", "disputes/" + dispute, Map.of("status", "lost"));

        await(() -> tokens() == -4_300);
        assertEquals("107500000", one("SELECT taken_micros::text FROM dispute WHERE payment_id = $1", purchase));
    }

    private String disputed(String purchase) {
        return TestStripe.control(
                        "POST",
                        "disputes",
                        Map.of("payment_intent", intentOf(purchase), "amount", 10_000, "reason", "fraudulent"))
                .path("id")
                .asText();
    }
}
