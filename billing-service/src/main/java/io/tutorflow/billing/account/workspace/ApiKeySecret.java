package io.tutorflow.billing.account.workspace;

import io.tutorflow.http.KeyHash;
import java.util.random.RandomGenerator;

/** An API key itself, which its owner sees once and we do not keep. */
public record ApiKeySecret(String text) {

    static final String START = "tf_platform_live_";

    /** What of a key may be shown, so that its owner can tell one from another. */
    static final int PREFIX_LENGTH = START.length() + 4;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** 62 to the power of 43 is just above 2 to the power of 256. */
    private static final int RANDOM_CHARACTERS = 43;

    /** @param random must be one that nobody can foretell */
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

    /** Says nothing, so that no log can. */
    @Override
    public String toString() {
        return "ApiKeySecret";
    }
}
