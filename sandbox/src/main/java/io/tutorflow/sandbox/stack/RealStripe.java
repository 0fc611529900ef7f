package io.tutorflow.sandbox.stack;

import io.tutorflow.sandbox.place.Service;
import io.tutorflow.sandbox.stripe.StripeCommand;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Stripe of whoever has a key: with one in the environment of {@code up}, payments go there, at Stripe's own address,
 * and the stack has none of its own.
 */
public final class RealStripe {

    public static final String KEY = "STRIPE_API_KEY";

    /** Without it no webhook is believed, and payments are noticed by asking. */
    static final String WEBHOOK_SECRET = "STRIPE_WEBHOOK_SECRET";

    private RealStripe() {}

    public static boolean isWanted(Map<String, String> environment) {
        return !environment.getOrDefault(KEY, "").isBlank();
    }

    /** The settings with those by which billing-service reaches it; what is set by hand wins. */
    static Map<Service, Map<String, String>> addTo(
            Map<Service, Map<String, String>> settings, Map<String, String> environment) {
        if (!isWanted(environment)) {
            return settings;
        }
        Map<String, String> billing = new TreeMap<>();
        billing.put(StripeCommand.KEY_VARIABLE, environment.getOrDefault(KEY, ""));
        if (environment.containsKey(WEBHOOK_SECRET)) {
            billing.put(StripeCommand.SECRET_VARIABLE, environment.getOrDefault(WEBHOOK_SECRET, ""));
        }
        billing.putAll(settings.getOrDefault(Service.BILLING, Map.of()));
        Map<Service, Map<String, String>> all = new EnumMap<>(Service.class);
        all.putAll(settings);
        all.put(Service.BILLING, billing);
        return all;
    }
}
