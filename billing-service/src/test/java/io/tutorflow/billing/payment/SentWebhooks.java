package io.tutorflow.billing.payment;

import static io.restassured.RestAssured.given;

import com.stripe.net.Webhook;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.UUID;

/** Webhooks as Stripe, or somebody else, would send them. */
final class SentWebhooks {

    private static final String SECRET = "whsec_0a1b2c3d4e5f0a1b2c3d4e5f";

    private SentWebhooks() {}

    static String session(String id, UUID payment) {
        return "{\"id\":\"%s\",\"object\":\"checkout.session\",\"payment_status\":\"paid\",\"metadata\":{\"payment_id\":\"%s\"}}"
                .formatted(id, payment);
    }

    static String event(String id, String type, String object, String more) {
        return "{\"id\":\"%s\",\"object\":\"event\",\"type\":\"%s\",\"created\":%d,\"livemode\":false,\"data\":{\"object\":%s}%s}"
                .formatted(id, type, now(), object, more);
    }

    static ValidatableResponse signed(String body, long at) {
        try {
            return post(body, "t=" + at + ",v1=" + Webhook.Util.computeHmacSha256(SECRET, at + "." + body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ValidatableResponse post(String body, String signature) {
        return given().contentType("application/json")
                .header("Stripe-Signature", signature)
                .body(body)
                .post("/webhooks/stripe")
                .then();
    }

    static long now() {
        return Instant.now().getEpochSecond();
    }

    static int kept(Pool pool, String event) {
        return pool.preparedQuery("SELECT count(*)::int FROM stripe_event WHERE id = $1")
                .execute(Tuple.of(event))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
    }
}
