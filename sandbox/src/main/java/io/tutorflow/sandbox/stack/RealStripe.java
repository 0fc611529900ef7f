package io.tutorflow.sandbox.stack;

import io.tutorflow.sandbox.place.Service;
import io.tutorflow.sandbox.stripe.StripeCommand;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A real Stripe account: with its key in the environment of {@code up}, payments go there, and the stack has no Stripe
 * of its own.
 */
public final class RealStripe {

    public static final String KEY = "STRIPE_API_KEY";

    /** Without it no webhook is believed, and payments are noticed by polling. */
    static final String WEBHOOK_SECRET = "STRIPE_WEBHOOK_SECRET";

    /** Without it nobody is told which meter events Stripe has refused. */
    private static final String THIN_WEBHOOK_SECRET = "STRIPE_THIN_WEBHOOK_SECRET";

    private RealStripe() {}

    public static boolean isWanted(Map<String, String> environment) {
        return !environment.getOrDefault(KEY, "").isBlank();
    }

    /** Adds the settings by which billing-service reaches it; settings made by hand win. */
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
        if (environment.containsKey(THIN_WEBHOOK_SECRET)) {
            billing.put(StripeCommand.THIN_SECRET_VARIABLE, environment.getOrDefault(THIN_WEBHOOK_SECRET, ""));
        }
        billing.putAll(settings.getOrDefault(Service.BILLING, Map.of()));
        Map<Service, Map<String, String>> all = new EnumMap<>(Service.class);
        all.putAll(settings);
        all.put(Service.BILLING, billing);
        return all;
    }
}
