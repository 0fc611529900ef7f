package io.tutorflow.sandbox.stripe.api;

import java.security.SecureRandom;

/** Makes ids as Stripe's look: {@code pi_} and 24 letters and digits. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int USUAL_LENGTH = 24;

    private Ids() {}

    public static String next(String prefix) {
        return next(prefix, USUAL_LENGTH);
    }

    public static String next(String prefix, int length) {
        StringBuilder id = new StringBuilder(prefix);
        RANDOM.ints(length, 0, SIGNS.length()).forEach(sign -> id.append(SIGNS.charAt(sign)));
        return id.toString();
    }
}
