package io.tutorflow.billing.account.verification;

import io.tutorflow.http.KeyHash;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The token in the link: only the mail's reader has it; we store its hash. */
record VerificationToken(String text) {

    private static final int RANDOM_BYTES = 32;

    /** @param random must be unpredictable */
    static VerificationToken from(RandomGenerator random) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new VerificationToken(HexFormat.of().formatHex(bytes));
    }

    KeyHash hash() {
        return KeyHash.of(text);
    }

    /** Reveals nothing, so that no log can. */
    @Override
    public String toString() {
        return "VerificationToken";
    }
}
