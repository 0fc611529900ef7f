package io.tutorflow.billing.notify.webhook;

import java.util.Base64;

/** The signing secret of an endpoint, in the format of Standard Webhooks. It never reveals itself. */
record SigningSecret(String text) {

    private static final String PREFIX = "whsec_";

    SigningSecret {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("A signing secret must start with " + PREFIX);
        }
    }

    static SigningSecret of(byte[] key) {
        return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    byte[] key() {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
