package io.tutorflow.billing.payment.refund;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Stripes;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestbedResource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a refund at Stripe and at the bank, whoever asks how often. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class RefundOutcomeServiceTest extends Refunding {

    @Test
    void askedForTwentyTimesAtOnceItIsRefundedOnce() {
        var purchase = bought(50);

        var answers =
                AtOnce.call(20, caller -> refund(purchase, Map.of()).extract().statusCode());

        assertEquals(1, answers.stream().filter(status -> status == 201).count());
        assertEquals(19, answers.stream().filter(status -> status == 409).count());
        assertEquals(0, tokens());
    }

    @Test
    void isRefundedOnceWhateverBecomesOfTheAnswers() {
        var purchase = bought(50);
        Stripes.fails("POST /v1/refunds", "lose_answer", 3);

        refund(purchase, Map.of()).statusCode(201);

        await(() -> {
            execute(
                    "UPDATE due_work SET due_at = now() WHERE job = 'refunds' AND attempts > 0 AND id IN"
                            + " (SELECT id FROM refund WHERE payment_id = $1 AND state = 'requested')",
                    purchase);
            return "succeeded".equals(state(purchase));
        });
        assertEquals(
                1,
                TestStripe.get("/v1/refunds?payment_intent=" + intentOf(purchase))
                        .path("data")
                        .size());
    }

    @Test
    void whatTheBankCannotDoComesBackAndCanBeAskedForAgain() {
        TestStripe.control("PUT", "refunds", Map.of("pending", true));
        var purchase = bought(50);
        refund(purchase, Map.of()).statusCode(201);
        await(() -> "pending".equals(state(purchase)));
        assertEquals(0, tokens());

        TestStripe.control(
                "PUT",
                "refunds/" + one("SELECT refund_id FROM refund WHERE payment_id = $1", purchase),
                Map.of("status", "failed"));

        await(() -> "failed".equals(state(purchase)));
        assertEquals(5_250, tokens());
        TestStripe.control("PUT", "refunds", Map.of("pending", false));
        refund(purchase, Map.of()).statusCode(201).body("amountUsd", equalTo(50.00f));
    }

    @Test
    void whatTheBankSendsBackAfterItHadSucceededComesBackToo() {
        var purchase = bought(50);
        refund(purchase, Map.of()).statusCode(201);
        await(() -> "succeeded".equals(state(purchase)));

        TestStripe.control(
                "PUT",
                "refunds/" + one("SELECT refund_id FROM refund WHERE payment_id = $1", purchase),
                Map.of("status", "failed"));

        await(() -> tokens() == 5_250);
        assertEquals("failed", state(purchase));
    }
}
