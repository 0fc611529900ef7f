package io.tutorflow.billing.notify.webhook;

import java.util.Base64;

/** What an endpoint and we sign with, as Standard Webhooks writes it. It tells itself to nobody. */
record SigningSecret(String text) {

    private static final String PREFIX = "whsec_";

    SigningSecret {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("A signing secret begins with " + PREFIX);
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
