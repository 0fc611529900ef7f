package io.tutorflow.billing.payment;

import static io.tutorflow.billing.payment.SentWebhooks.event;
import static io.tutorflow.billing.payment.SentWebhooks.now;
import static io.tutorflow.billing.payment.SentWebhooks.session;
import static io.tutorflow.billing.payment.SentWebhooks.signed;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.payment.checkout.Payers;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An installation that was given no key of Stripe's says so, and writes nothing. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class WithoutStripeServiceTest {

    @Inject
    Pool pool;

    @Test
    void nobodyCanBeginToPay() {
        var payer = Payers.verified(pool);

        payer.begin(10).statusCode(503).body("error.code", equalTo("platform_unavailable"));

        assertEquals(0, paymentsOf(payer));
    }

    @Test
    void noWebhookIsTaken() {
        signed(event("evt_unconfigured", "checkout.session.completed", session("cs_1", UUID.randomUUID()), ""), now())
                .statusCode(503)
                .body("error.code", equalTo("platform_unavailable"));

        assertEquals(0, SentWebhooks.kept(pool, "evt_unconfigured"));
    }

    private int paymentsOf(Payers payer) {
        return pool.preparedQuery("SELECT count(*)::int FROM payment WHERE account_id = $1")
                .execute(Tuple.of(UUID.fromString(payer.newcomer().organizationId())))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
    }
}
