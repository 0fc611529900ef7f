package io.tutorflow.billing.payment.checkout;

import io.tutorflow.http.KeyHash;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The token in the link to the checkout page: it allows paying and seeing the balance; we store its hash. */
record CheckoutToken(String text) {

    static final int LENGTH = 64;

    static final String DESCRIPTION = "The token from the link";

    private static final int RANDOM_BYTES = LENGTH / 2;

    /** @param random must be unpredictable */
    static CheckoutToken from(RandomGenerator random) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new CheckoutToken(HexFormat.of().formatHex(bytes));
    }

    /** None if it cannot be one. */
    static Optional<CheckoutToken> read(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(written -> written.length() == LENGTH)
                .map(CheckoutToken::new);
    }

    KeyHash hash() {
        return KeyHash.of(text);
    }

    /** Reveals nothing, so that no log can. */
    @Override
    public String toString() {
        return "CheckoutToken";
    }
}
