package io.tutorflow.testbed;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a service under test a Stripe, the sandbox's, for {@code @WithTestResource(StripeResource.class)}. What it sends
 * goes nowhere until {@link TestStripe#listenAt}.
 */
public final class StripeResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "tutorflow.stripe.api-key", TestStripe.KEY,
                "tutorflow.stripe.base-url", TestStripe.url(),
                "tutorflow.stripe.webhook-secret", TestStripe.WEBHOOK_SECRET);
    }

    /** It stays for the next test class, and ends with this JVM. */
    @Override
    public void stop() {}
}
