package io.tutorflow.http;

import org.jspecify.annotations.Nullable;

/** The credential in the header Authorization: RFC 6750, with the scheme in any case as in RFC 9110. */
public final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** @param header as it was sent; null or of another scheme means no token */
    public static @Nullable String of(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).trim()
                : null;
    }
}
