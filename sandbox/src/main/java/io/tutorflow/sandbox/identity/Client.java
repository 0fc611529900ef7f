package io.tutorflow.sandbox.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The one client of the sandbox's identity provider: the console.
 *
 * @param home the address below which it may be returned to
 */
public record Client(String id, String secret, String home) {

    /** The console's name. */
    public static final String CONSOLE = "console";

    boolean isAt(String address) {
        return address.equals(home) || address.startsWith(home + "/") || address.startsWith(home + "?");
    }

    boolean isProvenBy(String shownId, String shownSecret) {
        return id.equals(shownId)
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), shownSecret.getBytes(StandardCharsets.UTF_8));
    }
}
