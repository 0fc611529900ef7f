package io.tutorflow.sandbox.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;

/**
 * What an authorization code stands for, until it is exchanged for tokens.
 *
 * @param challenge of PKCE (RFC 7636), by method S256
 * @param nonce empty if the client sent none
 */
record SignInCode(Person person, String redirectUri, String challenge, String nonce, Instant until) {

    /** Whether this verifier is the one that the challenge was made of. */
    boolean isProvenBy(String verifier) {
        return MessageDigest.isEqual(
                challenge.getBytes(StandardCharsets.US_ASCII),
                challenge(verifier).getBytes(StandardCharsets.US_ASCII));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
