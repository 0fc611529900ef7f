package io.tutorflow.billing.notify.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures as in Standard Webhooks, version 1. */
final class Signatures {

    private static final String ALGORITHM = "HmacSHA256";

    private Signatures() {}

    /**
     * The header {@code webhook-signature}: one signature per secret, any of which may be the one used for
     * verification.
     */
    static String header(List<SigningSecret> secrets, String id, long timestamp, String body) {
        var signed = id + "." + timestamp + "." + body;
        return secrets.stream().map(secret -> "v1," + sign(secret, signed)).collect(Collectors.joining(" "));
    }

    private static String sign(SigningSecret secret, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
