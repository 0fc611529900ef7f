package io.tutorflow.billing.account.workspace;

import io.tutorflow.http.KeyHash;
import java.util.random.RandomGenerator;

/** The API key itself, which is shown to its owner once and never stored. */
public record ApiKeySecret(String text) {

    static final String START = "tf_platform_live_";

    /** The part of a key that may be shown, so that its owner can tell keys apart. */
    static final int PREFIX_LENGTH = START.length() + 4;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** 62^43 is slightly more than 2^256. */
    private static final int RANDOM_CHARACTERS = 43;

    /** @param random must be unpredictable */
    public static ApiKeySecret from(RandomGenerator random) {
        var text = new StringBuilder(START);
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new ApiKeySecret(text.toString());
    }

    public Fingerprint fingerprint() {
        return new Fingerprint(KeyHash.of(text), text.substring(0, PREFIX_LENGTH));
    }

    /** Reveals nothing, so that no log can. */
    @Override
    public String toString() {
        return "ApiKeySecret";
    }
}
