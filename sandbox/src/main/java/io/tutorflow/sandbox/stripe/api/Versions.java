package io.tutorflow.sandbox.stripe.api;

import io.tutorflow.sandbox.stripe.schema.Specification;
import java.util.regex.Pattern;

/**
 * The versions of Stripe's API that are spoken here: the one whose schema this is, and released ones after it. What is known
 * here has the same shape in all of them; a version's name is that of its release train.
 */
final class Versions {

    private static final Pattern RELEASED = Pattern.compile("20\\d{2}-\\d{2}-\\d{2}\\.(dahlia|endive)");

    private Versions() {}

    static boolean has(String version) {
        return RELEASED.matcher(version).matches() && version.compareTo(Specification.API_VERSION) >= 0;
    }
}
