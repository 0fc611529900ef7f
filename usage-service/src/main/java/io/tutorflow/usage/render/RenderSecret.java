package io.tutorflow.usage.render;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The secret shared by the renderer and this service. */
@Singleton
class RenderSecret {

    private static final String TIMED = "HmacSHA256";
    private static final String WHOLE = "HmacSHA512";

    private final byte[] secret;

    RenderSecret(@ConfigProperty(name = "tutorflow.renderer.secret") String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** The HMAC-SHA256 over {@code t.body}. */
    byte[] sign(String time, byte[] body) {
        var mac = mac(TIMED);
        mac.update(time.getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) '.');
        return mac.doFinal(body);
    }

    /** The HMAC-SHA512 over the body, as in Remotion's signatures. */
    byte[] signWhole(byte[] body) {
        return mac(WHOLE).doFinal(body);
    }

    private Mac mac(String algorithm) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
