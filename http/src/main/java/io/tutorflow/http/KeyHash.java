package io.tutorflow.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a secret, hexadecimal: all that we store of API keys and service tokens. */
public record KeyHash(String hex) {

    public static KeyHash of(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
            return new KeyHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Compares in constant time, so that the duration reveals nothing. */
    public boolean matches(KeyHash other) {
        return MessageDigest.isEqual(hex.getBytes(UTF_8), other.hex.getBytes(UTF_8));
    }
}
