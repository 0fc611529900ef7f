package io.tutorflow.billing.notify.webhook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The vector is the one that the libraries of Standard Webhooks are tested with. */
class SignaturesTest {

    private static final SigningSecret SECRET = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void areThoseOfThePublishedVector() {
        assertEquals(SIGNATURE, Signatures.header(List.of(SECRET), ID, 1_614_265_330, BODY));
    }

    @Test
    void areTwoWhileTheSecretIsRotated() {
        var newer = SigningSecret.of(new byte[32]);

        var header = Signatures.header(List.of(newer, SECRET), ID, 1_614_265_330, BODY);

        assertEquals(2, header.split(" ").length);
        assertEquals(SIGNATURE, header.split(" ")[1]);
    }

    @Test
    void aSecretIsReadBackAndTellsItselfToNobody() {
        var key = new byte[] {1, 2, 3};

        var secret = SigningSecret.of(key);

        assertArrayEquals(key, secret.key());
        assertFalse(secret.toString().contains("AQID"), secret.toString());
    }
}
