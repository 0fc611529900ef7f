package io.tutorflow.testbed;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a service under test the sandbox's Stripe, with {@code @WithTestResource(StripeResource.class)}. Its webhooks
 * go nowhere until {@link TestStripe#listenAt}.
 */
public final class StripeResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "tutorflow.stripe.api-key", TestStripe.KEY,
                "tutorflow.stripe.base-url", TestStripe.url(),
                "tutorflow.stripe.webhook-secret", TestStripe.WEBHOOK_SECRET,
                "tutorflow.stripe.thin-webhook-secret", TestStripe.THIN_WEBHOOK_SECRET);
    }

    /** It is kept for the next test class, and ends with this JVM. */
    @Override
    public void stop() {}
}
