package io.tutorflow.sandbox.generator;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what the renderer reports: {@code t=…,v1=…}, HMAC-SHA256 over {@code t.body}. */
record ReportSigner(String secret) {

    private static final String ALGORITHM = "HmacSHA256";

    String sign(Instant at, String body) {
        try {
            long time = at.getEpochSecond();
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] digest = mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", missing);
        }
    }

    @Override
    public String toString() {
        return "ReportSigner";
    }
}
