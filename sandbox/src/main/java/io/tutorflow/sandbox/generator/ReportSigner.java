package io.tutorflow.sandbox.generator;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs the renderer's reports: {@code t=…,v1=…}, HMAC-SHA256 over {@code t.body}. */
record ReportSigner(String secret) {

    private static final String TIMED = "HmacSHA256";
    private static final String WHOLE = "HmacSHA512";

    String sign(Instant at, String body) {
        long time = at.getEpochSecond();
        return "t=" + time + ",v1=" + hex(TIMED, time + "." + body);
    }

    /** As Remotion does: {@code sha512=…}, HMAC-SHA512 over the body. */
    String signWhole(String body) {
        return "sha512=" + hex(WHOLE, body);
    }

    private String hex(String algorithm, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
            throw new IllegalStateException("every JDK has " + algorithm, missing);
        }
    }

    @Override
    public String toString() {
        return "ReportSigner";
    }
}
