package io.tutorflow.usage.workspace;

import io.tutorflow.http.KeyHash;
import java.util.HexFormat;

/** The SHA-256 of an API key in 32 bytes; a hundred thousand of them are kept in memory. */
record KeyDigest(long a, long b, long c, long d) {

    private static final int HEX_OF_A_LONG = 16;

    static KeyDigest of(KeyHash hash) {
        return ofHex(hash.hex());
    }

    static KeyDigest ofHex(String hex) {
        return new KeyDigest(part(hex, 0), part(hex, 1), part(hex, 2), part(hex, 3));
    }

    private static long part(String hex, int index) {
        return HexFormat.fromHexDigitsToLong(hex, index * HEX_OF_A_LONG, (index + 1) * HEX_OF_A_LONG);
    }
}
